# ./icp drill: acts of an operator and failures of machines, proven on a stack of its own.

run_drill() {
  case ${1:-} in
    rolling) drill_rolling "${2:-}" ;;
    upgrade) drill_upgrade "${@:2}" ;;
    galera) drill_galera "${2:-}" ;;
    manifests) drill_manifests "${2:-}" ;;
    replicas | brokers | keys | restore | runbooks) [ -z "${2:-}" ] || fail "\"./icp drill $1\" takes nothing more." && "drill_$1" ;;
    *) fail "There are ./icp drill rolling, upgrade, keys, replicas, brokers, galera, restore, runbooks and manifests." ;;
  esac
}

# prepare_drill sets DRILL_HOME.
prepare_drill() {
  DRILL_HOME=$ROOT/target/icp-drill
  mkdir -p "$DRILL_HOME/log" "$DRILL_HOME/run"
  LOG=$DRILL_HOME/log
  ICP_HOME=$DRILL_HOME lock "$DRILL_HOME/lock"
  need_jdk
  build deploy/local "${SERVICES[@]}" system-tests
  need_space "$ROOT" 3000 "the drill"
}

# Two replicas of each service and of the gateway; each is started again under load. Then each spare one is added and taken away. With --hard the
# two are killed in place of stopped, and requests must fail: the drill sees them.
drill_rolling() {
  local begun=$SECONDS hard=''
  case $1 in '') ;; --hard) hard=1 ;; *) fail "\"./icp drill rolling\" takes --hard, and nothing else." ;; esac
  prepare_drill
  step "A stack of its own with two replicas"
  (rolling_on_stack "$hard") || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

rolling_on_stack() {
  local name order=() to_come=''
  own_stack "$DRILL_HOME" || return 1
  unset ICP_ANSWERS
  for name in "${SERVICES[@]:1}"; do order+=("$name" "$name.2"); done
  for name in "${SPARES[@]}"; do to_come+=" $name:$(management_port "$name")"; done
  step "Each replica is started again, one after the other, under load"
  ICP_DRILL_PROCESSES="${order[*]}" ICP_DRILL_SPARES=$to_come ICP_DRILL_HARD=$1 drilled RollingRestart
}

# drilled CLASS: callers keep no silent connection as long as a replica takes to say that it ends.
drilled() {
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.httpclient.keepalive.timeout=3 \
    -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" "cn.icpfiling.systemtests.drill.$1" 8>&- 9>&-
}

# As deploy.sh replaces them: what asks goes after what it asks. The sandbox is the world outside, which does not change with a release.
UPGRADE_ORDER=(account-service verification-service filing-service inspection-service legacy-import-service gateway)

# An older release becomes the present one under load: migrations, then one replica after the other. With --back it returns then, on the newer
# schema. The callers are the older release's, as partners' programs are; settings, keys and topics are the present ones.
drill_upgrade() {
  local begun=$SECONDS back='' commit='' word
  for word in "$@"; do
    case $word in
      --back) back=1 ;;
      -*) fail "\"./icp drill upgrade\" takes an older commit or tag and --back, and nothing else." ;;
      *)
        [ -z "$commit" ] || fail "\"./icp drill upgrade\" takes one older commit or tag, and not \"$commit\" and \"$word\"."
        commit=$word
        ;;
    esac
  done
  older_release "$commit"
  prepare_drill
  step "The older release, $OLDER_NAME"
  build_older
  step "A stack of its own with two replicas of the older release"
  (upgrade_on_stack "$back") || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

# older_release [COMMIT]: sets OLDER_NAME to COMMIT, or to the newest tag of a release if the caller names none, and OLDER to its whole id.
older_release() {
  command -v git >/dev/null || fail "git is missing: install it (Debian: apt-get install git)."
  OLDER_NAME=${1:-$(git -C "$ROOT" tag --list 'v*' --sort=-v:refname | sed -n 1p)}
  [ -n "$OLDER_NAME" ] || fail "There is no tag of a release yet. Name the older commit: ./icp drill upgrade COMMIT"
  OLDER=$(git -C "$ROOT" rev-parse -q --verify "$OLDER_NAME^{commit}") || fail "There is no commit \"$OLDER_NAME\" here."
  git -C "$ROOT" merge-base --is-ancestor "$OLDER" HEAD || fail "$OLDER_NAME is not older than what is checked out."
  git -C "$ROOT" cat-file -e "$OLDER:system-tests/src/main/java/cn/icpfiling/systemtests/drill/UnderLoad.java" 2>/dev/null ||
    fail "$OLDER_NAME has no callers for a drill (system-tests, drill/UnderLoad.java)."
}

# build_older: sets OLDER_TREE, where the older release is checked out and built. It stays there for the next drill; another one goes.
build_older() {
  local tree kept=''
  OLDER_TREE=$ROOT/target/upgrade/${OLDER:0:12}
  while read -r tree; do
    if [ "$tree" = "$OLDER_TREE" ] && [ -e "$tree/.git" ] && git -C "$tree" diff --quiet HEAD; then
      kept=$tree
    else
      git -C "$ROOT" worktree remove --force "$tree" 2>/dev/null || true
    fi
  done < <(git -C "$ROOT" worktree list --porcelain | sed -n "s|^worktree \($ROOT/target/upgrade/\)|\1|p")
  mkdir -p "$ROOT/target/upgrade"
  find "$ROOT/target/upgrade" -mindepth 1 -maxdepth 1 ! -path "$kept" -exec rm -rf {} +
  [ -n "$kept" ] || git -C "$ROOT" worktree add -q --detach "$OLDER_TREE" "$OLDER" || fail "The commit $OLDER_NAME could not be checked out in $OLDER_TREE."
  (ROOT=$OLDER_TREE ICP_HOME=$DRILL_HOME && build "${SERVICES[@]}" system-tests) || exit 1
}

# put_driver: the driver is the present one; what it drives, callers and judges, is of the older release. Callers of a release that did not renew
# their tokens would be refused before the drill is over, so then the present ones call.
put_driver() {
  local drill=cn/icpfiling/systemtests/drill name classes=(Upgrade Canary)
  [ -e "$OLDER_TREE/system-tests/src/main/java/$drill/LastingSession.java" ] || classes+=(Load LastingSession)
  mkdir -p "$DRILL_HOME/driver/$drill"
  for name in "${classes[@]}"; do cp "$ROOT/system-tests/target/classes/$drill/$name"{,\$*}.class "$DRILL_HOME/driver/$drill"; done
}

upgrade_on_stack() {
  local name replica replicas=''
  rm -rf "$DRILL_HOME"/{older,driver}
  mkdir -p "$DRILL_HOME/older"
  for name in "${SERVICES[@]:1}"; do ln -s "$OLDER_TREE/$name/target/quarkus-app" "$DRILL_HOME/older/$name"; done
  ln -s "$ROOT/sandbox/target/quarkus-app" "$DRILL_HOME/older/sandbox"
  put_driver
  export ICP_JARS=$DRILL_HOME/older
  own_stack "$DRILL_HOME" || return 1
  unset ICP_JARS ICP_ANSWERS
  for name in "${UPGRADE_ORDER[@]}"; do
    for replica in $(instances_of "$name"); do replicas+=" $replica:$(management_port "$replica")"; done
  done
  step "The schemas are migrated, and replica by replica becomes a present one, under load"
  ICP_DRILL_REPLICAS=$replicas ICP_DRILL_OLDER=$DRILL_HOME/older ICP_DRILL_NEWER=$DRILL_HOME/app ICP_DRILL_BACK=$1 \
    "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.httpclient.keepalive.timeout=3 \
    -cp "$DRILL_HOME/driver:$OLDER_TREE/system-tests/target/classes:$OLDER_TREE/system-tests/target/lib/*" cn.icpfiling.systemtests.drill.Upgrade 8>&- 9>&-
}

# New keys in all services, two replicas of each, under load. No request may fail, and no value stays encrypted with an old key.
drill_keys() {
  local begun=$SECONDS
  prepare_drill
  step "A stack of its own with two replicas"
  (keys_on_stack) || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

keys_on_stack() {
  own_stack "$DRILL_HOME" || return 1
  unset ICP_ANSWERS
  step "The keys of all services are rotated under load"
  drilled KeyRotation || return 1
  step "A value is left under an old key, and a rotation must not end with it"
  left_value_is_noticed
}

# left_value_is_noticed: the canary of "nothing is left under an old key". No service knows its table, so none encrypts the value anew. The
# replicas see new keys every 10 s; then the rotation waits as long as it may for the value, and no longer.
left_value_is_noticed() {
  local log=$LOG/left-value.log
  mariadb_client <<<"CREATE TABLE icp_account.drill_canary (value VARBINARY(200));
    INSERT INTO icp_account.drill_canary SELECT phone FROM icp_account.accounts WHERE phone IS NOT NULL LIMIT 1;" || return 1
  if ICP_KEYS_PATIENCE=PT40S "$ROOT/icp" keys rotate account >"$log" 2>&1 8>&- 9>&-; then
    say "VIOLATION the rotation ended although a value is left under the old key; see $log"
    return 1
  fi
  grep -q 'something under an old key:.*drill_canary\.value 1' "$log" ||
    { say "VIOLATION the rotation did not name the value that is left under the old key; see $log" && return 1; }
  mariadb_client -e 'DROP TABLE icp_account.drill_canary'
  say "The value is named, and the rotation does not end with it"
}

# chaos_on_stack LEAST MINUTES FILINGS: websites are filed while processes die, of ICP_CHAOS_VICTIMS or all that have a replica, 200 times at
# most. It ends with its last filing, so FILINGS are as many as last that long. With fewer faults than LEAST a minute it proves too little; of
# fewer filings it wants as much fewer, and of a number of faults that the operator named half.
chaos_on_stack() {
  local minutes=${ICP_CHAOS_MINUTES:-$2} filings=${ICP_CHAOS_FILINGS:-$3} least
  least=$(($1 * minutes))
  [ "$least" -le 190 ] || least=190 # one that is slow to come back costs some
  [ "$filings" -ge "$3" ] || least=$((least * filings / $3))
  [ -z "${ICP_CHAOS_FAULTS:-}" ] || least=$((ICP_CHAOS_FAULTS / 2 < $1 * minutes ? ICP_CHAOS_FAULTS / 2 : $1 * minutes))
  ICP_CHAOS_FILINGS=$filings ICP_CHAOS_FAULTS=${ICP_CHAOS_FAULTS:-200} ICP_CHAOS_FAULTS_LEAST=${ICP_CHAOS_FAULTS_LEAST:-$least} ICP_CHAOS_MINUTES=$minutes \
    ICP_CHAOS_AT_ONCE=${ICP_CHAOS_AT_ONCE:-4} ICP_CHAOS_LONGEST_CALM=${ICP_CHAOS_LONGEST_CALM:-1500} ICP_CHAOS_PAUSES_IN_TEN=${ICP_CHAOS_PAUSES_IN_TEN:-5} \
    ICP_CHAOS_HISTORY=$LOG/drill.ndjson run_on_stack chaos.Chaos
}

# run_on_stack CLASS: one that "demo", "chaos" or "model" runs against a stack that was there.
run_on_stack() {
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" "cn.icpfiling.systemtests.$1" 8>&- 9>&-
}

# Last, because it moves the clock. It walks for 20 minutes at most and then ends itself within 15 more; a rule that it has not seen by then is
# named, and fails it.
users_act() {
  step "Users act by chance, and a model judges each answer"
  ICP_MODEL_MINUTES=${ICP_MODEL_MINUTES:-20} run_on_stack model.Model
}

# Two replicas of each service: a first website is filed, then websites while replica after replica dies, then users act by chance.
drill_replicas() {
  local begun=$SECONDS
  prepare_drill
  step "A stack of its own with two replicas"
  (replicas_on_stack) || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

replicas_on_stack() {
  own_stack "$DRILL_HOME" || return 1
  unset ICP_ANSWERS
  step "A first website is filed"
  run_on_stack Demo || return 1
  step "Replicas of every service, broker and database die while websites are filed"
  # a service is ready again after 9 to 33 s on two cores, a broker after a few
  chaos_on_stack 2 25 300 || return 1
  users_act
}

# Three brokers; one after the other is killed or paused while websites are filed. Nothing may be lost, doubled or out of order.
drill_brokers() {
  local begun=$SECONDS
  prepare_drill
  step "A stack of its own with three brokers"
  (brokers_on_stack) || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

brokers_on_stack() {
  own_stack "$DRILL_HOME" || return 1
  unset ICP_ANSWERS
  step "A first website is filed"
  run_on_stack Demo || return 1
  step "Brokers die while websites are filed"
  ICP_CHAOS_VICTIMS="${BROKERS[*]}" chaos_on_stack 5 40 600 || return 1
  users_act
}

# Three database servers, of which one is written to; one after the other is killed or paused while websites are filed. With --two-writers two
# are written to, so that transactions meet at COMMIT; the drill counts those that are refused, and runs no model.
drill_galera() {
  local begun=$SECONDS
  case $1 in '') ;; --two-writers) ICP_WRITERS=2 ;; *) fail "\"./icp drill galera\" takes --two-writers, and nothing else." ;; esac
  prepare_drill
  want_galera || fail "NOT CHECKED: the cluster, because Debian's packages galera-4, mariadb-server and rsync could not be had from here."
  step "A stack of its own with three database servers"
  (galera_on_stack) || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

galera_on_stack() {
  local refused
  rm -f "$LOG"/{*-service,sandbox,router}.log # what they say of this run is counted
  own_stack "$DRILL_HOME" || return 1
  unset ICP_ANSWERS
  step "A first website is filed"
  run_on_stack Demo || return 1
  step "Servers die while websites are filed"
  # a node that was paused or killed needs some seconds until it has what it missed, so the calm between two faults is short
  ICP_CHAOS_VICTIMS="${NODES[*]}" chaos_on_stack 5 40 600 || return 1
  refused=$(cat "$LOG"/*-service.log | grep -c 'ARJUNA016039.* local transaction: Deadlock' || true)
  say "$(grep -c 'is written to' "$LOG/router.log") times a server became one that is written to; $refused transactions were refused at COMMIT"
  [ "$ICP_WRITERS" = 1 ] || [ "$refused" != 0 ] || { say "VIOLATION no two transactions met at COMMIT, so this proves nothing" && return 1; }
  # an upload whose transaction is refused at COMMIT is answered 503, and the model, which knows no faults, would call that a violation
  if [ "$ICP_WRITERS" = 1 ]; then users_act; else say "The model is left out: with two writers an upload may be answered 503."; fi
}

# The database is killed and its data folder deleted while websites are filed; what was copied elsewhere brings it back.
drill_restore() {
  local begun=$SECONDS
  prepare_drill
  want_binlog_reader || fail "NOT CHECKED: the restore, because mariadb-binlog is missing and could not be had from here (Debian: apt-get install mariadb-client)."
  step "A stack of its own whose binary logs are copied"
  (restore_on_stack) || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

restore_on_stack() {
  OWN_BACKUPS=$DRILL_HOME/backups
  rm -rf "$DRILL_HOME"/{backups,restored-db,db.before-*}
  own_stack "$DRILL_HOME" || return 1
  unset ICP_ANSWERS
  ICP_RESTORED_SOCKET=$(socket_of "$ICP_HOME" restored-mariadb)
  export ICP_RESTORED_SOCKET
  step "The database is destroyed while websites are filed"
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" cn.icpfiling.systemtests.drill.RestoredDatabase 8>&- 9>&-
}

# The pages of docs/runbooks are followed: each look is taken, and faults are caused and mended as their sections say, with Prometheus beside the
# stack. kubectl is one that acts on this stack's processes.
drill_runbooks() {
  local begun=$SECONDS
  prepare_drill
  command -v jq >/dev/null || apt_install jq || fail "jq is missing: install it (Debian: apt-get install jq)."
  step "A stack of its own with Prometheus beside it"
  (runbooks_on_stack) || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

runbooks_on_stack() {
  local name
  rm -rf "$DRILL_HOME"/{bin,prometheus,alertmanager} "$LOG"/*.log # a look must not be shown what an earlier drill logged
  mkdir -p "$DRILL_HOME/bin" "$DRILL_HOME/run"
  ln -s "$ROOT/deploy/local/kubectl-of-this-machine.sh" "$DRILL_HOME/bin/kubectl"
  export QUARKUS_LOG_CONSOLE_JSON_ENABLED=true ICP_HASTY_ALERTS=yes # as in a cluster; and alerts that wait for nothing
  own_stack "$DRILL_HOME" || return 1
  unset ICP_ANSWERS
  set_ports
  "$ROOT/icp" up --monitoring 8>&- 9>&- >>"$LOG/up.log" 2>&1 || fail "Prometheus did not start; see $LOG/up.log" "$(tail -n 1 "$LOG/up.log")"
  for name in filing account; do export "ICP_PORT_OF_${name^^}=${PORT[$name-service]}"; done
  ICP_FILING_SECRET=$(sed -n 's/^FILING_SERVICE_CLIENT_SECRET=//p' "$KEYS/secrets.env")
  export ICP_FILING_SECRET ICP_PROMETHEUS_URL=http://localhost:${PORT[prometheus]}
  step "The pages are followed"
  drilled runbooks.PlayedRunbooks
}

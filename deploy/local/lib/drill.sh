# ./icp drill: acts of an operator and failures of machines, proven on a stack of its own.

run_drill() {
  case ${1:-} in
    rolling) drill_rolling "${2:-}" ;;
    galera) drill_galera "${2:-}" ;;
    brokers | keys | restore | manifests) [ -z "${2:-}" ] || fail "\"./icp drill $1\" takes nothing more." && "drill_$1" ;;
    *) fail "There are ./icp drill rolling, keys, brokers, galera, restore and manifests." ;;
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

# Two replicas of each service and of the gateway; each is started again under load. With --hard they are killed in place of stopped, and
# requests must fail: the drill sees them.
drill_rolling() {
  local begun=$SECONDS hard=''
  case $1 in '') ;; --hard) hard=1 ;; *) fail "\"./icp drill rolling\" takes --hard, and nothing else." ;; esac
  prepare_drill
  step "A stack of its own with two replicas"
  (rolling_on_stack "$hard") || fail "The drill does not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the drill holds ($(seconds_since "$begun"))"
}

rolling_on_stack() {
  local name order=()
  own_stack "$DRILL_HOME" || return 1
  unset ICP_ANSWERS
  for name in "${SERVICES[@]:1}"; do order+=("$name" "$name.2"); done
  step "Each replica is started again, one after the other, under load"
  ICP_DRILL_PROCESSES="${order[*]}" ICP_DRILL_HARD=$1 drilled RollingRestart
}

# drilled CLASS: callers keep no silent connection as long as a replica takes to say that it ends.
drilled() {
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.httpclient.keepalive.timeout=3 \
    -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" "cn.icpfiling.systemtests.drill.$1" 8>&- 9>&-
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
  drilled KeyRotation
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
  step "Brokers die while websites are filed"
  ICP_CHAOS_VICTIMS="${BROKERS[*]}" ICP_CHAOS_FILINGS=${ICP_CHAOS_FILINGS:-300} ICP_CHAOS_FAULTS=${ICP_CHAOS_FAULTS:-200} ICP_CHAOS_AT_ONCE=${ICP_CHAOS_AT_ONCE:-4} \
    ICP_CHAOS_MINUTES=${ICP_CHAOS_MINUTES:-25} ICP_CHAOS_LONGEST_CALM=${ICP_CHAOS_LONGEST_CALM:-1500} ICP_CHAOS_PAUSES_IN_TEN=${ICP_CHAOS_PAUSES_IN_TEN:-5} \
    ICP_CHAOS_HISTORY=$LOG/drill.ndjson "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" cn.icpfiling.systemtests.chaos.Chaos 8>&- 9>&-
}

# Three database servers, of which one is written to; one after the other is killed or paused while websites are filed. With --two-writers two
# are written to, so that transactions meet at COMMIT; the drill counts those that are refused.
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
  step "Servers die while websites are filed"
  # a node that was paused or killed needs some seconds until it has what it missed, so the calm between two faults is short
  ICP_CHAOS_VICTIMS="${NODES[*]}" ICP_CHAOS_FILINGS=${ICP_CHAOS_FILINGS:-300} ICP_CHAOS_FAULTS=${ICP_CHAOS_FAULTS:-200} ICP_CHAOS_AT_ONCE=${ICP_CHAOS_AT_ONCE:-4} \
    ICP_CHAOS_MINUTES=${ICP_CHAOS_MINUTES:-25} ICP_CHAOS_LONGEST_CALM=${ICP_CHAOS_LONGEST_CALM:-1500} ICP_CHAOS_PAUSES_IN_TEN=${ICP_CHAOS_PAUSES_IN_TEN:-5} \
    ICP_CHAOS_HISTORY=$LOG/drill.ndjson "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" cn.icpfiling.systemtests.chaos.Chaos 8>&- 9>&- || return 1
  refused=$(cat "$LOG"/*-service.log | grep -c 'ARJUNA016039.* local transaction: Deadlock' || true)
  say "$(grep -c 'is written to' "$LOG/router.log") times a server became one that is written to; $refused transactions were refused at COMMIT"
  [ "$ICP_WRITERS" = 1 ] || [ "$refused" != 0 ] || { say "VIOLATION no two transactions met at COMMIT, so this proves nothing" && return 1; }
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

# What keeps the stack running: starts a process again that died or stopped serving, as Kubernetes restarts a container.
# "up" starts it and "down" ends it. A process that ./icp stopped has no pid file and stays down; a paused one is left alone,
# and so is a service in dev mode, as long as the ./icp dev that runs it lives.

KEEPER_LOOKS_EVERY=2       # seconds between two looks at what died
KEEPER_ASKS_EVERY=5        # looks between two questions for liveness
KEEPER_PATIENCE=3          # refused or missing answers in a row until a process counts as hung
KEEPER_STARTS_WITHIN=120   # seconds that a process has until it must have said once that it is alive (the startup probe of the manifests)
KEEPER_LONGEST_BACKOFF=60  # seconds between two starts of a process that dies again and again

# What it starts again has the jars that it had, whatever "up" was told.
start_keeper() { runs keeper || launch keeper env -u ICP_JARS "$ROOT/icp" keep; }

# The loop forks nothing while all is well: builtins read /proc, and a pipe that nothing writes to is the clock.
keep_running() {
  local name pid pause asked=0
  local -A deaf=() alive=() backoff=() not_before=() started=()
  need_jdk
  need_keys
  trap 'exit 0' TERM INT
  exec {pause}<> <(:)
  while [ -d "$RUN" ]; do
    read -r -t "$KEEPER_LOOKS_EVERY" -u "$pause" || true
    asked=$(((asked + 1) % KEEPER_ASKS_EVERY))
    for name in "${PROCESSES[@]}" "${SPARES[@]}" shipper; do # the shipper copies binary logs; without it a lost disk is lost data
      [ -e "$RUN/$name.pid" ] || continue
      if [ -e "$RUN/$name-dev.pid" ] && ! died "$name-dev"; then continue; fi
      if died "$name"; then
        revive "$name" "it died"
      elif [ "$asked" = 0 ] && [[ " ${INSTANCES[*]} ${SPARES[*]} " == *" $name "* ]]; then
        if paused "$name" || http_ok "$(management_port "$name")" /q/health/live; then
          deaf[$name]=0 alive[$name]=$(cat "$RUN/$name.pid" 2>/dev/null)
        elif starts "$name"; then
          deaf[$name]=0
        else
          deaf[$name]=$((${deaf[$name]:-0} + 1))
          [ "${deaf[$name]}" -lt "$KEEPER_PATIENCE" ] || revive "$name" "it did not say that it is alive ${deaf[$name]} times in a row"
        fi
      fi
    done
  done
}

# state_of NAME sets pid and state; fails when the process of the pid file is gone.
state_of() {
  local since stat rest
  { read -r pid since <"$RUN/$1.pid"; } 2>/dev/null || return 1
  { read -r stat <"/proc/$pid/stat"; } 2>/dev/null || return 1
  read -r -a rest <<<"${stat##*) }"
  state=${rest[0]}
  [ "${rest[19]}" = "$since" ] && [ "$state" != Z ]
}
died() { local pid state && ! state_of "$1"; }
paused() { local pid state && state_of "$1" && [ "$state" = T ]; }

# starts NAME: it has not said yet that it is alive, and still has time to.
starts() {
  local pid since up
  { read -r pid since <"$RUN/$1.pid"; } 2>/dev/null || return 1
  [ "${alive[$1]:-}" != "$pid $since" ] || return 1
  read -r up _ </proc/uptime
  [ $((${up%.*} - since / 100)) -lt "$KEEPER_STARTS_WITHIN" ]
}

# revive NAME REASON: under the lock of all commands, so that a deliberate stop or start is never crossed.
revive() {
  local name=$1 reason=$2 pid state count
  [ "$SECONDS" -ge "${not_before[$name]:-0}" ] || return 0
  exec 9>"$RUN/lock"
  if flock -n 9; then
    if [ -e "$RUN/$name.pid" ]; then
      if state_of "$name" && [ "${deaf[$name]:-0}" -ge "$KEEPER_PATIENCE" ]; then
        kill -KILL "$pid"
        while ! died "$name"; do sleep 0.05; done
      fi
      if died "$name"; then
        back_off "$name"
        count=$(($(restarts_of "$name") + 1))
        echo "$count" >"$RUN/$name.restarts"
        say "$(date -u +%FT%TZ) $name is started again, for the ${count}. time, since $reason. $(telling_line "$name")"
        forget_migrated "$name"
        # what dies again and again is started without its AOT cache, which may be what it dies of
        ([ "${backoff[$name]}" = 2 ] || export ICP_CACHES=no && launch_one "$name") || true
        deaf[$name]=0
      fi
    fi
  fi
  exec 9>&-
}

# A process that lives for five minutes is well again; until then each start waits twice as long as the one before.
back_off() {
  local wait=${backoff[$1]:-0}
  if [ $((SECONDS - ${started[$1]:--300})) -ge 300 ]; then wait=0; fi
  wait=$((wait == 0 ? 2 : wait * 2))
  [ "$wait" -le "$KEEPER_LONGEST_BACKOFF" ] || wait=$KEEPER_LONGEST_BACKOFF
  backoff[$1]=$wait started[$1]=$SECONDS not_before[$1]=$((SECONDS + wait))
}

restarts_of() { cat "$RUN/$1.restarts" 2>/dev/null || echo 0; }

# ./icp drill: acts of an operator and failures of machines, proven on a stack of its own.

run_drill() {
  case ${1:-} in
    rolling) drill_rolling "${2:-}" ;;
    brokers) [ -z "${2:-}" ] || fail "\"./icp drill brokers\" takes nothing more." && drill_brokers ;;
    *) fail "There are ./icp drill rolling and ./icp drill brokers." ;;
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
  # callers keep no silent connection as long as a replica takes to say that it ends
  ICP_DRILL_PROCESSES="${order[*]}" ICP_DRILL_HARD=$1 "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.httpclient.keepalive.timeout=3 \
    -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" cn.icpfiling.systemtests.drill.RollingRestart 8>&- 9>&-
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
  ICP_CHAOS_VICTIMS="${BROKERS[*]}" ICP_CHAOS_FILINGS=${ICP_CHAOS_FILINGS:-30} ICP_CHAOS_FAULTS=${ICP_CHAOS_FAULTS:-9} ICP_CHAOS_AT_ONCE=${ICP_CHAOS_AT_ONCE:-4} \
    ICP_CHAOS_HISTORY=$LOG/drill.ndjson "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" cn.icpfiling.systemtests.chaos.Chaos 8>&- 9>&-
}

# ./icp demo, ./icp chaos, ./icp model and ./icp test.

# What the demo and the system tests must know of the stack they talk to.
export_stack() {
  export ICP_GATEWAY_URL=http://localhost:${PORT[gateway]} ICP_SANDBOX_URL=http://localhost:${PORT[sandbox]}
  export ICP_KAFKA=127.0.0.1:${PORT[kafka]} ICP_BOOTSTRAP_FILE=$KEYS/bootstrap.yaml ICP_SCRIPT=$ROOT/icp
  export ICP_HOME ICP_PORT_SHIFT
  local name
  for name in filing verification inspection account; do export "ICP_${name^^}_URL=http://127.0.0.1:${PORT[$name-service]}"; done
  export ICP_LEGACY_URL=http://127.0.0.1:${PORT[legacy-import-service]}
  ICP_DB_SOCKET=$(socket_of "$ICP_HOME")
  export ICP_DB_SOCKET
}

play_demo() { play cn.icpfiling.systemtests.Demo; }

# Filings run while what they rest on is killed; or only keyed requests, each sent again afterwards. ICP_CHAOS_SEED plays the
# same faults again.
play_chaos() {
  export ICP_CHAOS_HISTORY=${ICP_CHAOS_HISTORY:-$LOG/chaos.ndjson}
  case ${1:-filings} in
    filings) play cn.icpfiling.systemtests.chaos.Chaos ;;
    repeats) play cn.icpfiling.systemtests.chaos.Repeats ;;
    *) fail "Chaos is of filings or of repeats, not of \"$1\"." ;;
  esac
}

# Random acts against a model of the lifecycle. ICP_MODEL_SEED chooses the same again; at its end it moves the test clock by 46 days.
play_model() { play cn.icpfiling.systemtests.model.Model; }

# play CLASS: a story of system-tests against the stack that runs.
play() {
  local name
  for name in "${PROCESSES[@]}"; do runs "$name" || fail "$name does not run; start the stack first: ./icp up"; done
  mkdir -p "$LOG"
  need_jdk
  build system-tests
  export_stack
  exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" "$1"
}

# A free place for a whole stack: a shift whose ports nobody listens on and no other test run has taken.
take_free_shift() {
  local name port taken
  for ICP_PORT_SHIFT in $(shuf -i 33-79 -n 47); do
    ICP_PORT_SHIFT=$((ICP_PORT_SHIFT * 300))
    exec 8>"/tmp/icp-shift-$ICP_PORT_SHIFT.lock"
    flock -n 8 || continue
    set_ports
    taken=''
    for name in "${PROCESSES[@]}"; do
      for port in $(ports_of "$name"); do taken+=$(listener_on "$port"); done
    done
    [ -n "$taken" ] || return 0
  done
  fail "No free range of ports was found for the tests."
}

# Everything that must hold: the reactor with all its tests, then the stack from those jars with the system tests.
run_tests() {
  local begun=$SECONDS home=$ROOT/target/icp-test failed=() module
  mkdir -p "$home/log" "$home/run"
  LOG=$home/log
  ICP_HOME=$home lock "$home/lock"
  need_jdk
  need_maven
  need_space "$ROOT" 3000 "a test run"

  step "1 of 2: build, unit tests, API tests, formatting"
  declare -A seen=()
  for module in deploy/local "${SERVICES[@]}" system-tests; do seen[$module]=$(sources_of "$module"); done
  QUARKUS_HTTP_TEST_PORT=0 QUARKUS_MANAGEMENT_TEST_PORT=0 maven_tests "$LOG/verify.log" || failed+=("the reactor's tests")
  report_failures "$ROOT"/*/target/surefire-reports "$ROOT"/platform/*/target/surefire-reports
  grep -E '^\[ERROR\] Failed to execute goal' "$LOG/verify.log" | sed -E 's/^\[ERROR\] Failed to execute goal [^ ]*:([a-z-]+) \(([^)]*)\) on project/  ✗/' | cut -c1-200 || true
  if [ ${#failed[@]} -eq 0 ]; then
    for module in "${!seen[@]}"; do
      mkdir -p "$ROOT/$module/target"
      printf '%s' "${seen[$module]}" >"$(stamp_file "$module")"
    done
    done_line "holds ($(seconds_since "$begun"))"

    step "2 of 2: the stack on ports of its own, system tests through the gateway"
    (system_tests "$home") || failed+=("the system tests")
    report_failures "$ROOT"/system-tests/target/surefire-reports
    recorded_traffic || failed+=("the recorded traffic")
  fi

  [ ${#failed[@]} -eq 0 ] || fail "Failed after $(seconds_since "$begun"): $(IFS=,; echo "${failed[*]}"). Logs: $LOG"
  done_line "Everything holds ($(seconds_since "$begun"))."
}

maven_tests() {
  rm -rf "$ROOT"/{.,platform}/*/target/{surefire-reports,traffic}
  (maven "$1" --fail-at-end -T 2 verify)
}

system_tests() {
  local home=$1
  own_stack "$home" || return 1
  rm -rf "$ROOT/system-tests/target/surefire-reports"
  export ICP_TRAFFIC=$ROOT/system-tests/target/traffic
  local outcome=0
  (maven "$home/log/system-tests.log" -pl system-tests surefire:test -Dsystem-tests.skip=false) || outcome=$?
  grep -hE '^(Authorization matrix|Between services): ' "$home/log/system-tests.log" | sed 's/^/  /' || true
  return "$outcome"
}

# What all tests recorded of their exchanges: every refusal is of the catalogue, and what no test ever saw of it is named.
recorded_traffic() {
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dstdout.encoding=UTF-8 -cp "$ROOT/system-tests/target/classes" \
    cn.icpfiling.systemtests.traffic.RecordedTraffic "$ROOT" | sed 's/^/  /'
}

# own_stack HOME: in a subshell, since the stack's variables are those of that home from here on, and the stack ends with the
# shell, whatever happens. It is one that can be searched, and every answer of its gateway is kept.
own_stack() {
  local home=$1
  rm -rf "$home"/{db,sandbox-db,kafka,files,anchors,keys,run}
  mkdir -p "$home/run"
  take_free_shift
  export ICP_HOME=$home ICP_PORT_SHIFT ICP_SEARCHED=yes ICP_ANSWERS=$home/run/answers
  trap '"$ROOT/icp" down >"$home/log/down.log" 2>&1 8>&- 9>&-' EXIT
  trap 'exit 1' INT TERM
  "$ROOT/icp" up 8>&- 9>&- | sed '/^ *API /,$d' || return 1
  "$ROOT/icp" status
  KEYS=$home/keys
  export_stack
}

# The tests that failed, one line each, from the reports.
report_failures() {
  local file
  for file in $(find "$@" -name 'TEST-*.xml' 2>/dev/null); do
    grep -qE '<(failure|error)' "$file" || continue
    awk -v red="$red" -v plain="$plain" '
      /<testcase/ { match($0, /name="[^"]*"/); name = substr($0, RSTART + 6, RLENGTH - 7); match($0, /classname="[^"]*"/); class = substr($0, RSTART + 11, RLENGTH - 12) }
      /<(failure|error)/ { text = ""; if (match($0, /message="[^"]*"/)) text = substr($0, RSTART + 9, RLENGTH - 10); sub(/&#10;.*/, "", text); print "  " red "✗" plain " " class ": " name (text == "" ? "" : ": " substr(text, 1, 300)) }' "$file"
  done
}

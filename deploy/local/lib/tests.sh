# ./icp demo, ./icp chaos, ./icp storm, ./icp model, ./icp hooks, ./icp examples and ./icp test.

# What the demo and the system tests must know of the stack they talk to.
export_stack() {
  export ICP_GATEWAY_URL=http://localhost:${DOOR[gateway]} ICP_SANDBOX_URL=http://localhost:${PORT[sandbox]}
  ICP_KAFKA=$(brokers)
  export ICP_KAFKA ICP_BOOTSTRAP_FILE=$KEYS/bootstrap.yaml ICP_SCRIPT=$ROOT/icp
  export ICP_HOME ICP_PORT_SHIFT ICP_REPLICAS ICP_BROKERS ICP_DATABASES ICP_HOOK_PORT=$HOOK_PORT
  local name
  for name in filing verification inspection account; do
    export "ICP_${name^^}_URL=http://127.0.0.1:${DOOR[$name-service]}"
    export "ICP_${name^^}_MANAGEMENT=http://127.0.0.1:$(management_port "$name-service")"
  done
  export ICP_LEGACY_URL=http://127.0.0.1:${DOOR[legacy-import-service]} ICP_LEGACY_MANAGEMENT
  ICP_LEGACY_MANAGEMENT=http://127.0.0.1:$(management_port legacy-import-service)
  ICP_DB_SOCKET=$(socket_of "$ICP_HOME")
  export ICP_DB_SOCKET
}

play_demo() { play cn.icpfiling.systemtests.Demo; }

# Filings run while what they rest on is killed; or only keyed requests, each sent again afterwards; or scans; or loads. ICP_CHAOS_SEED plays the
# same faults again.
play_chaos() {
  export ICP_CHAOS_HISTORY=${ICP_CHAOS_HISTORY:-$LOG/chaos.ndjson}
  case ${1:-filings} in
    filings) play cn.icpfiling.systemtests.chaos.Chaos ;;
    repeats) play cn.icpfiling.systemtests.chaos.Repeats ;;
    scans)
      # Inherited by the service when it is started again: several shards, and a dead replica's shard is soon free. All sites hang on the same
      # name servers: sites of an earlier play that turn bad with them would freeze the group, and a frozen look is no state to compare.
      export ICP_SCAN_SHARD_SIZE=4 ICP_SCAN_SHARD_LEASE=5s ICP_SCAN_FROZEN_FEWEST=1000000 ICP_SCAN_FROZEN_PROVIDER_FEWEST=1000000
      play cn.icpfiling.systemtests.chaos.Scans
      ;;
    load)
      export ICP_LEGACY_LOADS_LEASE=5s # so is a load
      play cn.icpfiling.systemtests.chaos.Loads
      ;;
    *) fail "Chaos is of filings, of repeats, of scans or of a load, not of \"$1\"." ;;
  esac
}

# Callers that go away in every phase of a request, 20,000 of them; nothing of them may stay, and a calm caller is served meanwhile.
play_storm() { play cn.icpfiling.systemtests.storm.ImpatientCallers; }

# Random acts against a model of the lifecycle. ICP_MODEL_SEED chooses the same again; at its end it moves the test clock by 46 days.
play_model() { play cn.icpfiling.systemtests.model.Model; }

# ./icp partner-day [N]: the script of the documentation (J30) against the stack that runs, with 1,000 filings or N.
play_partner_day() {
  local filings=${1:-1000} name
  [[ $filings =~ ^[1-9][0-9]{0,4}$ ]] || fail "\"./icp partner-day\" takes a number of filings, 1,000 if none is given, and not \"$filings\"."
  for name in "${PROCESSES[@]}"; do runs "$name" || fail "$name does not run; start the stack first: ./icp up"; done
  mkdir -p "$LOG"
  need_jdk # the codes of the staff
  need_callers
  export_stack
  cd "$ROOT" && ICP=$ICP_GATEWAY_URL SANDBOX=$ICP_SANDBOX_URL FILINGS=$filings exec "$ICP_PYTHON" -B docs/partner-day/partner_day.py
}

# 10,000 webhooks, or ICP_HOOKS of them, to a receiver in Node, on a stack of its own; two libraries of receivers verify each.
run_hooks() {
  local home=$ROOT/target/icp-hooks begun=$SECONDS
  mkdir -p "$home/log" "$home/run"
  LOG=$home/log
  ICP_HOME=$home lock "$home/lock"
  export ICP_HOOKS=${ICP_HOOKS:-10000}
  need_jdk
  need_maven
  need_linters # the receiver's libraries too
  need_space "$ROOT" 3000 "the deliveries"
  rm -rf "$ROOT/system-tests/target/surefire-reports"
  step "Build"
  maven "$home/log/build.log" -pl system-tests -am package -DskipTests
  step "A stack of its own, and $ICP_HOOKS webhooks"
  (hooks_on_stack "$home") || fail "Not every webhook arrived, verified and once ($(seconds_since "$begun")). Logs: $LOG"
  done_line "$ICP_HOOKS webhooks arrived, each verified by two libraries ($(seconds_since "$begun"))."
}

hooks_on_stack() {
  own_stack "$1" || return 1
  (maven "$1/log/hooks.log" -pl system-tests -am test -Dsystem-tests.skip=false -Dsurefire.failIfNoSpecifiedTests=false -Dtest=WebhookReceiversTest -Dtests.without=none) && return
  report_failures "$ROOT/system-tests/target/surefire-reports"
  return 1
}

# play CLASS: a story of system-tests against the stack that runs.
play() {
  local name
  for name in "${PROCESSES[@]}"; do runs "$name" || fail "$name does not run; start the stack first: ./icp up"; done
  mkdir -p "$LOG"
  need_jdk
  build system-tests
  export_stack
  exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" "$@"
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
    for name in "${PROCESSES[@]}" "${SPARES[@]}"; do
      for port in $(ports_of "$name"); do taken+=$(listener_on "$port"); done
    done
    [ -n "$taken" ] || return 0
  done
  fail "No free range of ports was found for the tests."
}

# Everything that must hold: the reactor with all its tests, then the stack from those jars with the system tests.
# A class that fails is run once more, alone. If it passes then, the run is green and names it in a FLAKY line: a race to be found.
# run_tests [MODULE] [--strict] [--all]: of one module only; nothing is run twice; with those tagged "long", which the ordinary run leaves out.
run_tests() {
  local begun=$SECONDS home=$ROOT/target/icp-test failed=() only='' word
  STRICT='' WITHOUT=long WARNINGS=()
  for word in "$@"; do
    case $word in
      --strict) STRICT=yes ;;
      --all)
        WITHOUT=none WARNINGS=(-Derror-prone.warnings=-XepIgnoreUnknownCheckNames)
        export ICP_PARTNER_DAY=${ICP_PARTNER_DAY:-1000} ICP_LONG=yes
        ;;
      *)
        [[ -z $only && $word != -* ]] || fail "\"./icp test\" takes one module, --strict and --all, and nothing else."
        only=$(tested_module "$word")
        ;;
    esac
  done
  mkdir -p "$home/log" "$home/run"
  LOG=$home/log FLAKY=$home/flaky UNCHECKED=$home/unchecked MISSED=$home/missed
  ICP_HOME=$home lock "$home/lock"
  : >"$FLAKY"
  : >"$UNCHECKED"
  touch "$home/begun"
  need_jdk
  need_maven
  case $only in '' | system-tests) need_callers && want_chromium ;; esac
  case $only in '' | deploy/checks) want_kubectl ;; esac
  case $only in '' | gateway) want_program valkey-server valkey-server ;; esac
  case $only in '' | filing-service) want_program /usr/sbin/clamd clamav-daemon ;; esac
  if [ "$WITHOUT" = none ]; then
    case $only in '' | platform/proof) want_alert_programs ;; esac
  fi
  need_space "$ROOT" 3000 "a test run"

  case $only in
    '') all_tests ;;
    system-tests) tests_of_the_stack ;;
    *) tests_of_one "$only" ;;
  esac

  slowest_tests "$home/begun" "$ROOT"/{*,platform/*,deploy/*}/target/surefire-reports
  unchecked_tests "$home/begun" "$ROOT"/{*,platform/*,deploy/*}/target/surefire-reports >>"$UNCHECKED"
  sort -u "$UNCHECKED" | sed 's/^/  NOT CHECKED: /'
  [ "$WITHOUT" = none ] || say "  left out: $(long_tests "${only:-.}") long tests and classes of tests (./icp test${only:+ $only} --all)"
  # What there is nothing to compare with yet is told, and is no reason to fail: the first release needs a strict run, too.
  [ -z "$STRICT" ] || ! grep -qv 'because there is none yet$' "$UNCHECKED" || failed+=("what was not checked")
  sort -u "$FLAKY" | sed 's/^/  FLAKY /'
  known_as_flaky | sed 's/^/  known as flaky (deploy\/local\/flaky-tests.txt): /'
  [ ${#failed[@]} -eq 0 ] || fail "Failed after $(seconds_since "$begun"): $(IFS=,; echo "${failed[*]}"). Logs: $LOG"
  done_line "${only:-Everything} holds ($(seconds_since "$begun"))."
}

# The three kinds of run; each adds to "failed" what does not hold.
all_tests() {
  local module
  step "1 of 2: build, unit tests, API tests, formatting"
  declare -A seen=()
  for module in deploy/local "${SERVICES[@]}" system-tests; do seen[$module]=$(sources_of "$module"); done
  reactor_tests "$LOG/verify.log" || failed+=("the reactor's tests")
  [ ${#failed[@]} -eq 0 ] || return 0
  for module in "${!seen[@]}"; do
    mkdir -p "$ROOT/$module/target"
    printf '%s' "${seen[$module]}" >"$(stamp_file "$module")"
  done
  done_line "holds ($(seconds_since "$begun"))"

  step "2 of 2: the stack on ports of its own, system tests through the gateway"
  on_stack
  recorded_traffic || failed+=("the recorded traffic")
}

tests_of_the_stack() {
  step "1 of 2: build, formatting"
  (maven "$LOG/verify.log" -pl system-tests -am verify) || failed+=("the build")
  [ ${#failed[@]} -eq 0 ] || return 0
  step "2 of 2: the stack on ports of its own, system tests through the gateway"
  on_stack
}

tests_of_one() {
  step "$1: build with what it depends on, its tests, formatting"
  reactor_tests "$LOG/verify.log" "$1" || failed+=("the tests of $1")
}

# The modules that have tests, as the parent names them.
tested_modules() {
  local module
  for module in $(sed -n 's|^ *<module>\(.*\)</module>.*|\1|p' "$ROOT/pom.xml"); do
    [ ! -d "$ROOT/$module/src/test/java" ] || echo "$module"
  done
}

# tested_module NAME: "filing", "filing-service" and "filing-service/" are the same module.
tested_module() {
  local module modules
  mapfile -t modules < <(tested_modules)
  for module in "${modules[@]}"; do
    case $module in "${1%/}" | "${1%/}-service" | "${1%/}-import-service") echo "$module" && return ;; esac
  done
  fail "There is no module \"$1\" with tests; there are: ${modules[*]}."
}

# reactor_tests LOG [MODULE]: the tests of all modules, or of one after what it depends on was built.
# Tests that fail do not end the build here (a forked JVM that dies does), so that every module is built and tested in one run.
reactor_tests() {
  local log=$1 module=${2:-} outcome=0 at_once=2 of=()
  if [ -n "$module" ]; then
    of=(-pl "$module" -am "-Dtests.of=$(cd "$ROOT/$module" && find src/test/java -name '*Test.java' | LC_ALL=C sort | sed -n 1p)")
    rm -rf "$ROOT/$module"/target/{surefire-reports,traffic}
  else
    at_once=${ICP_MODULES_AT_ONCE:-3} # each has a JVM, a database and a broker, up to 2 GiB; with two a quarter of two cores is idle, because tests wait
    rm -rf "$ROOT"/{.,platform,deploy}/*/target/{surefire-reports,traffic}
  fi
  (export QUARKUS_HTTP_TEST_PORT=0 QUARKUS_MANAGEMENT_TEST_PORT=0
    maven "$log" --fail-at-end -T "$at_once" "${of[@]}" verify "-Dtests.without=$WITHOUT" "-Dsurefire.excludesFile=$(left_out)" "${WARNINGS[@]}" -Dmaven.test.failure.ignore=true) || outcome=1
  [ -n "$module" ] || module_times "$log"
  grep -E '^\[ERROR\] Failed to execute goal' "$log" | sed -E 's/^\[ERROR\] Failed to execute goal [^ ]*:([a-z-]+) \(([^)]*)\) on project/  ✗/' | cut -c1-200 || true
  if [ -n "$module" ]; then
    judge_tests rerun_in_reactor "$ROOT/$module/target/surefire-reports" || outcome=1
  else
    judge_tests rerun_in_reactor "$ROOT"/{*,platform/*,deploy/*}/target/surefire-reports || outcome=1
  fi
  return "$outcome"
}

# left_out: names a list of the classes that are long as a whole, which an ordinary run does not even look at. Their tag alone would leave
# their tests out only after Quarkus has prepared a service for each profile of theirs, some seconds each.
left_out() {
  local list=$ROOT/target/icp-test/left-out
  echo '**/*$*' >"$list" # the default, which a list replaces
  [ "$WITHOUT" = none ] || {
    find "$ROOT"/{*,platform/*,deploy/*}/src/test/java -name '*.java' -exec grep -lE "^@Tag\\(\"$WITHOUT\"\\)" {} + 2>/dev/null |
      sed 's|.*/src/test/java/||' | LC_ALL=C sort >>"$list"
  } || true
  echo "$list"
}

# module_times LOG: how long each module took, from Maven's summary; those below ten seconds are left out.
module_times() {
  sed -nE 's/^\[INFO\] (.*[^ .]) \.+ [A-Z]+ \[ *([0-9:]+ min|[0-9]{2,}\.[0-9]+ s)\].*/  \2  \1/p' "$1"
}

# rerun_in_reactor MODULE CLASS
rerun_in_reactor() {
  (export QUARKUS_HTTP_TEST_PORT=0 QUARKUS_MANAGEMENT_TEST_PORT=0
    maven "$LOG/again-${2##*.}.log" -pl "$1" -am test "-Dtest=$2" "-Dtests.without=$WITHOUT" -Dsurefire.failIfNoSpecifiedTests=false) >/dev/null
}

# Adds to "failed" what does not hold on a stack; a run that ended without naming a part has failed too.
on_stack() {
  : >"$MISSED"
  (system_tests "$home") && return
  mapfile -t failed <"$MISSED"
  [ ${#failed[@]} -gt 0 ] || failed=("the system tests, which ended early")
}

# missed WHAT: a part of the run that does not hold; the last line names it.
missed() {
  echo "$1" >>"$MISSED"
}

# Each part that does not hold is told where it fails, and by its name in the last line of the run. A run on two cores mostly waits, so its
# parts run side by side: journeys, site and stories use the stack until the tests want it for themselves; the linters and the alerts do not
# use it, and have a core only while the other parts leave one.
system_tests() {
  local home=$1 linters outcome=0
  (need_linters) & # the receivers of webhooks too
  linters=$!
  own_stack "$home" || outcome=1
  wait "$linters" || { missed "the linters' installation" && return 1; }
  [ "$outcome" = 0 ] || { missed "the stack" && return 1; }
  rm -rf "$ROOT/system-tests/target/surefire-reports"
  export ICP_TRAFFIC=$ROOT/system-tests/target/traffic ICP_BESIDE=$home/run/beside
  rm -rf "$ICP_BESIDE" "$ICP_BESIDE".{ran,ended} && mkdir -p "$ICP_BESIDE"
  (
    yielding
    (lint_contracts "$ICP_GATEWAY_URL") || missed "the linters of the contracts"
    (check_monitoring) || missed "the alerts"
  ) >"$home/log/lint.log" 2>&1 &
  local lint=$!
  beside journeys play_journeys &
  local journeys=$!
  beside site site_and_clients &
  local site=$!
  stack_maven "$home/log/system-tests.log" "-Dtests.of=$A_SYSTEM_TEST" -Dmaven.test.failure.ignore=true || missed "the build of the system tests"
  grep -hE '^(Authorization matrix|Between services): ' "$home/log/system-tests.log" | sed 's/^/  /' || true
  # what is run once more is alone then, but for the linters
  wait "$journeys" || missed "the Arazzo files"
  wait "$site" || site=''
  [ -e "$ICP_BESIDE.ended" ] || missed "the generated clients, which ended early"
  judge_tests rerun_on_stack "$ROOT/system-tests/target/surefire-reports" || missed "the system tests"
  wait "$lint" || missed "what runs beside the system tests"
  cat "$home"/log/{journeys,site,lint}.log
  [ -n "$site" ] || (once_more "documentation check.mjs" check_site "$ICP_GATEWAY_URL") || missed "the documentation site"
  # a disk that is full takes no name of a part either
  echo "ran" >"$ICP_BESIDE.ran" && [ -s "$ICP_BESIDE.ran" ] && [ ! -s "$MISSED" ]
}

# beside NAME COMMAND: a part that asks the stack. Its file is there until it ends: the tests wait for that, see Beside of system-tests.
beside() {
  local outcome=0
  : >"$ICP_BESIDE/$1"
  ("$2") >"$LOG/$1.log" 2>&1 || outcome=1
  rm "$ICP_BESIDE/$1"
  return "$outcome"
}

# It fails if the site does.
site_and_clients() {
  local outcome=0 clients
  # a browser waits for pages, a compiler does not wait
  (build_clients) || missed "the generated clients" &
  clients=$!
  (check_site "$ICP_GATEWAY_URL") || outcome=1
  wait "$clients" || missed "the generated clients" # it notes what it missed, unless it was killed itself
  # a client that was not built is a fault already
  [ ! -d "$CLIENT_BUILDS/typescript" ] || (tell_stories) || missed "the stories of the clients"
  : >"$ICP_BESIDE.ended"
  return "$outcome"
}

# From here on this shell and what it starts has a core only while the tests leave one.
yielding() { renice -n 15 "$BASHPID" >/dev/null 2>&1 || true; }

# once_more NAME COMMAND…: what failed beside others is run again, as a class of tests is, though other parts of the run may still go on; if it
# passes then, a FLAKY line names it.
once_more() {
  [ -z "${STRICT:-}" ] || return 1
  step "$1 once more"
  mkdir -p "$LOG/failed"
  cp "$LOG"/*stories.log "$LOG/site.log" "$LOG/failed/" 2>/dev/null || true # as they failed
  "${@:2}" || return 1
  [ -z "${FLAKY:-}" ] || echo "$1" >>"$FLAKY"
}

# rerun_on_stack MODULE CLASS
rerun_on_stack() {
  stack_maven "$LOG/again-${2##*.}.log" -Dsurefire.failIfNoSpecifiedTests=false "-Dtest=$2" >/dev/null
}

# With this source file as "tests.of" the modules below are built without their tests, which have run.
A_SYSTEM_TEST=src/test/java/cn/icpfiling/systemtests/FirstFilingTest.java

# stack_maven LOG ARGUMENTS…: the system tests, of classes that this run has compiled. Maven would compile all of them again, because what they
# need is a folder here and was a jar before; a source that is newer than its class is compiled all the same.
stack_maven() {
  (maven "$1" -pl system-tests -am test -Dsystem-tests.skip=false "-Dtests.without=$WITHOUT" -Dmaven.compiler.useIncrementalCompilation=false "${@:2}")
}

RERUN_AT_MOST=8 # more than that is no race but a fault

# judge_tests RERUN REPORTS…: tells each test that failed, then runs each of its classes once more by RERUN MODULE CLASS.
judge_tests() {
  local rerun=$1 outcome=0 module class reports failed=()
  shift
  [ -n "$(find "$@" -name 'TEST-*.xml' -print -quit 2>/dev/null)" ] || { say "  ✗ no test ran" && return 1; }
  mapfile -t failed < <(failed_classes "$@")
  [ ${#failed[@]} -gt 0 ] || return 0
  report_failures "$@"
  [ -z "$STRICT" ] && [ ${#failed[@]} -le "$RERUN_AT_MOST" ] || return 1
  for class in "${failed[@]}"; do
    read -r module class <<<"$class"
    reports=$ROOT/$module/target/surefire-reports
    mkdir -p "$LOG/failed"
    cp "$reports/TEST-$class"*.xml "$LOG/failed/" # as it failed
    step "$class once more, alone"
    if "$rerun" "$module" "$class" && [ -e "$reports/TEST-$class.xml" ] && [ -z "$(failed_classes "$reports" | grep -xF "$module $class" || true)" ]; then
      echo "$module $class" >>"$FLAKY"
      done_line "passes alone"
    else
      report_failures "$reports"
      outcome=1
    fi
  done
  return "$outcome"
}

# unchecked_tests SINCE REPORTS…: why tests of this run were left out, for want of a program or of a release.
unchecked_tests() {
  local since=$1
  shift
  find "$@" -name 'TEST-*.xml' -newer "$since" -exec grep -hE 'TestAbortedException: (Assumption failed: )?NOT CHECKED: ' {} + 2>/dev/null |
    sed -E 's/.*NOT CHECKED: //; s/]]>.*//' | sort -u || true
}

# failed_classes REPORTS…: "MODULE CLASS" of each class with a failure or an error.
failed_classes() {
  find "$@" -name 'TEST-*.xml' -exec grep -lE '<(failure|error)' {} + 2>/dev/null |
    sed -E "s|^$ROOT/(.*)/target/surefire-reports/TEST-([^\$]*)(\\\$.*)?\.xml\$|\1 \2|" | sort -u || true
}

# The classes that developers have seen to pass only sometimes. The list must be empty before an issue is resolved.
known_as_flaky() { grep -vE '^(#|$)' "$ROOT/deploy/local/flaky-tests.txt" || true; }

# What all tests recorded of their exchanges: every refusal is of the catalogue, the contract names each status and code of each
# operation, and what no test ever saw is named (target/conformance.md).
recorded_traffic() { publish_contract && of_traffic RecordedTraffic "$ROOT" "$ROOT/target/openapi.yaml" | sed 's/^/  /'; }

# ./icp examples FOLDER [--anew]: the contracts' examples, from exchanges that tests recorded into FOLDER. Any test records them:
#   ICP_TRAFFIC_BODIES=FOLDER ./icp test
write_examples() {
  local folder=${1:-}
  [ -n "$folder" ] && [ -d "$folder" ] || fail "Name the folder of a recording: ICP_TRAFFIC_BODIES=FOLDER ./icp test, then ./icp examples FOLDER."
  folder=$(cd "$folder" && pwd -P)
  mkdir -p "$LOG"
  need_jdk
  need_maven
  build gateway
  build system-tests
  publish_contract
  of_traffic Examples "$ROOT" "$ROOT/target/openapi.yaml" "$folder" "${@:2}"
}

# The merged contract of the contracts as they lie here, in target/openapi.yaml.
publish_contract() {
  mkdir -p "$ROOT/target"
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$ROOT/gateway/target/classes:$ROOT/gateway/target/quarkus-app/lib/main/*" \
    cn.icpfiling.gateway.contract.WriteContract "$ROOT/target/openapi.yaml"
}

# of_traffic CLASS ARGUMENTS…
of_traffic() {
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dstdout.encoding=UTF-8 -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" \
    "cn.icpfiling.systemtests.traffic.$1" "${@:2}"
}

# own_stack HOME: in a subshell, since the stack's variables are those of that home from here on, and the stack ends with the
# shell, whatever happens. It is one that can be searched, and every answer of its gateway is kept.
own_stack() {
  local home=$1
  rm -rf "$home"/{db,db.{2,3},sandbox-db,kafka{,.2,.3},files,anchors,keys,run}
  mkdir -p "$home/run"
  take_free_shift
  export ICP_BACKUPS=${OWN_BACKUPS:-} # an operator's folder is not for the data of a test
  export ICP_CACHES=no # one start does not pay for a recording, and a recording is a second stack
  export ICP_HOME=$home ICP_PORT_SHIFT ICP_SEARCHED=yes ICP_REPLICAS ICP_SPARES ICP_BROKERS ICP_DATABASES ICP_WRITERS ICP_ANSWERS=$home/run/answers
  trap 'end_parts; "$ROOT/icp" down >"$ICP_HOME/log/down.log" 2>&1 8>&- 9>&-' EXIT # ICP_HOME is this stack's; "home" is gone when the shell ends
  trap 'exit 1' INT TERM
  "$ROOT/icp" up --replicas "$ICP_REPLICAS" --brokers "$ICP_BROKERS" --databases "$ICP_DATABASES" 8>&- 9>&- | sed '/^ *API /,$d' || return 1
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

# long_tests FOLDER: how many tests and classes of tests are tagged "long" there.
long_tests() { find "$ROOT/$1" -name target -prune -o -path '*/src/test/java/*' -name '*.java' -exec grep -hF '@Tag("long")' {} + | wc -l; }

# slowest_tests SINCE REPORTS…: the ten test classes that took longest, from the reports that are newer than the file SINCE.
# The time of a class includes the start of its service, and the classes nested in it.
slowest_tests() {
  local since=$1 times
  shift
  times=$(find "$@" -name 'TEST-*.xml' -newer "$since" -exec grep -m1 -H '<testsuite ' {} + 2>/dev/null |
    sed -nE "s|^$ROOT/(.*)/target/surefire-reports/[^:]*:.* name=\"([^\"\$]*)[^\"]*\" time=\"([0-9.,]*)\".*|\1 \2 \3|p" |
    awk '{ gsub(",", "", $3); sum[$1 " " $2] += $3 } END { for (class in sum) printf "%.3f %s\n", sum[class], class }' |
    LC_ALL=C sort -k1,1rn -k2) || true
  [ -n "$times" ] || return 0
  printf '  %9s  %-24s %s\n' seconds module 'slowest test classes'
  awk 'NR <= 10 { printf "  %9.1f  %-24s %s\n", $1, $2, $3 }' <<<"$times"
}

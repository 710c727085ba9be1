# ./icp siege: strangers in full length, against account-service with its own MariaDB, over HTTP.

# 100,000 guesses from 1,000 addresses in a simulated day, and 2,000 pairs of known and unknown at every door. ICP_SIEGE_GUESSES and
# ICP_SIEGE_PAIRS play less. About 20 minutes on two cores that do nothing else, reckoned from 200 pairs a door. The short forms of both are
# among the tests.
run_siege() {
  local home=$ROOT/target/icp-siege begun=$SECONDS log outcome=0
  mkdir -p "$home"
  ICP_HOME=$home lock "$home/lock"
  need_jdk
  need_maven
  log=$home/siege.log
  step "Guesses at codes, and who is told apart"
  (maven "$log" -pl account-service -am test "-Dtest=SiegeApiTest,SiegeOfPurposesApiTest,NobodyIsToldApiTest,NobodyIsToldByCasesApiTest,DoorsTest" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dtests.without=none -Dquarkus.test.hang-detection-timeout=60m \
    "-Dicp.siege.guesses=${ICP_SIEGE_GUESSES:-100000}" "-Dicp.enumeration.pairs=${ICP_SIEGE_PAIRS:-2000}") || outcome=$?
  grep -hE '^(Siege|Enumeration): ' "$log" | sed 's/^/  /' || true
  report_failures "$ROOT"/account-service/target/surefire-reports
  [ "$outcome" -eq 0 ] || fail "Somebody got too far ($(seconds_since "$begun")); all of it is in $log"
  # A siege without guesses or without pairs is none.
  local played
  for played in Siege Enumeration; do
    grep -q "^$played: " "$log" || fail "The log has no line of \"$played: \" ($(seconds_since "$begun")): $log"
  done
  done_line "Guessing is hopeless, nobody is told apart, and the owner gets in ($(seconds_since "$begun"))."
}

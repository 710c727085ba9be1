# ./icp mutants: would the unit tests of the plain core classes notice if a line of them said something else?

MUTATED=(platform/core filing-service verification-service)

# run_mutants [MODULE…]: each module names its classes and tests in a profile of its pom; below 85 of 100 it fails.
run_mutants() {
  local module log score home=$ROOT/target/icp-mutants begun failed=()
  [ $# -gt 0 ] || set -- "${MUTATED[@]}"
  for module in "$@"; do
    [[ " ${MUTATED[*]} " == *" $module "* ]] || fail "\"$module\" has no mutants; these have: ${MUTATED[*]}"
  done
  mkdir -p "$home"
  ICP_HOME=$home lock "$home/lock"
  need_jdk
  need_maven
  for module in "$@"; do
    begun=$SECONDS log=$home/${module//\//-}.log
    step "Mutants of $module"
    (maven "$log" -pl "$module" -am "-Dmutants=$module" process-test-classes) || failed+=("$module")
    score=$(sed -n 's/^>> Generated \([0-9]*\) mutations Killed \([0-9]*\) (\([0-9]*\)%)/\3 of 100 (\2 of \1)/p' "$log")
    [ -z "$score" ] || say "  noticed: $score, in $(seconds_since "$begun"); each by line: $module/target/pit-reports/index.html"
  done
  [ ${#failed[@]} -eq 0 ] || fail "Too much goes unnoticed, or does not build: $(IFS=,; echo "${failed[*]}")."
  done_line "The tests notice what they should."
}

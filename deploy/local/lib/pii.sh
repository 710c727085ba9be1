# ./icp pii: many people file on a stack of its own; then everything it left behind is searched for them.

# ICP_PII_PEOPLE of them, ICP_PII_AT_ONCE filings at once. The stack's data stays in target/icp-pii until the next run.
run_pii() {
  local home=$ROOT/target/icp-pii begun=$SECONDS
  mkdir -p "$home/log" "$home/run"
  LOG=$home/log
  ICP_HOME=$home lock "$home/lock"
  need_jdk
  need_space "$ROOT" 3000 "the search"
  ICP_HOME=$home build system-tests
  step "A stack of its own"
  rm -f "$home"/log/*.log
  (searched_stack "$home") || fail "Personal data is found, or would not be ($(seconds_since "$begun")). What was searched: $home"
  done_line "Nothing personal is found ($(seconds_since "$begun"))."
}

searched_stack() {
  own_stack "$1" || return 1
  step "Filing, and searching"
  "$JAVA" -XX:+UseSerialGC -Xmx512m -Dstdout.encoding=UTF-8 -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" \
    cn.icpfiling.systemtests.pii.Pii 8>&- 9>&-
}

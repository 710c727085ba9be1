# ./icp bench: the performance targets, measured on a stack of its own that is thrown away afterwards.

BENCH_HOME=$ROOT/target/icp-bench
BENCH_NAMES=(outbox footprint)

# run_bench [NAME] [--short] [--keep]: all when none is named; --keep writes bench/baselines/NAME.md.
run_bench() {
  local word names=() short='' keep='' failed=() name
  for word in "$@"; do
    case $word in
      --short) short=--short ;;
      --keep) keep=yes ;;
      *) [[ " ${BENCH_NAMES[*]} " == *" $word "* ]] && names+=("$word") || fail "There is no bench \"$word\"; there are: ${BENCH_NAMES[*]}." ;;
    esac
  done
  [ ${#names[@]} -gt 0 ] || names=("${BENCH_NAMES[@]}")
  if [ "$ICP_HOME" != "$BENCH_HOME" ]; then
    move_into_bench_home "$@"
  fi
  need_jdk
  trap 'stack_down >"$LOG/down.log" 2>&1; rm -rf "$BENCH_HOME"/{db,kafka,files,keys}' EXIT
  trap 'exit 1' INT TERM
  for name in "${names[@]}"; do
    local command="./icp bench $name${short:+ $short}"
    "bench_$name" "$short" | tee "$BENCH_HOME/$name.txt" || failed+=("$name")
    [ -z "$keep" ] || keep_baseline "$name" "$command"
  done
  [ ${#failed[@]} -eq 0 ] || fail "Below what must be, or not measurable now: ${failed[*]}."
}

# The same command again, with folder and ports of the bench: everything that was read so far was read for another home.
move_into_bench_home() {
  mkdir -p "$BENCH_HOME"/{run,log}
  lock "$BENCH_HOME/lock"
  rm -rf "$BENCH_HOME"/{db,kafka,files,keys}
  take_free_shift "$BENCH_HOME/run/shift"
  ICP_HOME=$BENCH_HOME ICP_PORT_SHIFT=$(cat "$BENCH_HOME/run/shift") exec "$ROOT/icp" bench "$@"
}

# Database and broker only; the relay runs inside the bench.
bench_outbox() {
  build deploy/local bench
  need_space "$ICP_HOME" 4000 "this bench"
  rm -rf "$ICP_HOME"/{db,kafka}
  start_mariadb 8>&-
  start_kafka 8>&-
  await 60 mariadb kafka
  local BENCH_DB_PASSWORD BENCH_DDL_PASSWORD outcome=0
  BENCH_DB_PASSWORD=$(secret) BENCH_DDL_PASSWORD=$(secret)
  sed -e "s/@NAME@/bench/g; s/@PASSWORD@/$BENCH_DB_PASSWORD/; s/@DDL_PASSWORD@/$BENCH_DDL_PASSWORD/" "$ROOT/deploy/local/schemas.sql" | mariadb_client
  QUARKUS_DATASOURCE_JDBC_URL=jdbc:mysql://127.0.0.1:${PORT[mariadb]}/icp_bench \
    QUARKUS_DATASOURCE_USERNAME=icp_bench QUARKUS_DATASOURCE_PASSWORD=$BENCH_DB_PASSWORD \
    ICP_DB_DDL_USER=icp_bench_ddl ICP_DB_DDL_PASSWORD=$BENCH_DDL_PASSWORD KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:${PORT[kafka]} \
    ICP_BENCH_PIDS="mariadb=$(pid_of mariadb);kafka=$(pid_of kafka)" \
    "$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m -jar "$ROOT/bench/target/quarkus-app/quarkus-run.jar" outbox $1 || outcome=$?
  end kafka mariadb
  return "$outcome"
}

# A table with its command, day and machine, as it was measured.
keep_baseline() {
  mkdir -p "$ROOT/bench/baselines"
  {
    echo "# $1"
    echo
    echo "Measured on $(date -u +%F) at $(date -u +%H:%M) UTC with \`$2\`, Git $(cd "$ROOT" && git rev-parse --short HEAD)."
    echo
    grep '^|' "$BENCH_HOME/$1.txt"
    echo
    echo '```'
    grep -v '^|' "$BENCH_HOME/$1.txt"
    echo '```'
  } >"$ROOT/bench/baselines/$1.md"
  done_line "kept in bench/baselines/$1.md"
}

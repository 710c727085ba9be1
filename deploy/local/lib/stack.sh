# The stack: database, broker, sandbox, six services; up, down, reset, status, logs.

# socket_of HOME [SERVER]
socket_of() {
  local socket=$1/run/${2:-mariadb}.sock
  [ ${#socket} -lt 100 ] || socket=/tmp/icp-$(printf %s "$1${2:+/$2}" | sha1sum | cut -c1-12).sock # a socket's path is short by law
  echo "$socket"
}
SOCKET=$(socket_of "$ICP_HOME")
MARIADB=$ROOT/deploy/local/target/mariadb
KAFKA_LIB=$ROOT/deploy/local/target/kafka-lib

stack_up() {
  local begun=$SECONDS fresh=() name
  keep_shift
  need_jdk
  build deploy/local "${SERVICES[@]}"
  runs mariadb || need_space "$ICP_HOME" 1200 "the stack"
  lay_out_apps
  for name in "${PROCESSES[@]}"; do runs "$name" || fresh+=("$name"); done
  if [ ${#fresh[@]} -eq 0 ]; then
    say "Everything runs already."
  else
    for name in "${fresh[@]}"; do need_free_ports "$name"; done
    need_keys
    step "Starting ${fresh[*]}"
    for name in "${DATABASES[@]}"; do runs "$name" || start_mariadb "$name"; done
    runs kafka || start_kafka
    await 60 "${DATABASES[@]}" kafka
    make_schemas
    make_topics
    for name in "${SERVICES[@]}"; do runs "$name" || start_service "$name"; done
    await 120 "${SERVICES[@]}"
    say "Up in $(seconds_since "$begun")."
  fi
  start_keeper
  load_old_filings
  addresses
}

# The filings for demonstrations (sandbox: /old-platform) are loaded once into a database, as an administrator loads exports. A stack
# works without them, so a failure is only told. Tests make filings of their own.
load_old_filings() {
  local stamp=$ICP_HOME/db/.icp-old-filings
  [ ! -e "$stamp" ] && [ -z "$ICP_SEARCHED" ] || return 0
  build system-tests
  step "Loading the old platform's filings for demonstrations"
  if (export_stack && "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx96m -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" \
    cn.icpfiling.systemtests.legacy.LoadDemo >"$LOG/old-filings.log" 2>&1); then
    touch "$stamp"
    done_line "$(tail -n 1 "$LOG/old-filings.log")"
  else
    say "  they could not be loaded; see $LOG/old-filings.log: $(tail -n 1 "$LOG/old-filings.log")"
  fi
}

# What runs decides where the rest goes.
keep_shift() {
  local name
  for name in "${PROCESSES[@]}"; do
    if runs "$name" && [ "$(cat "$RUN/shift" 2>/dev/null)" != "$ICP_PORT_SHIFT" ]; then
      fail "The stack in $ICP_HOME runs with ICP_PORT_SHIFT=$(cat "$RUN/shift"); stop it (./icp down) before it moves."
    fi
  done
  echo "$ICP_PORT_SHIFT" >"$RUN/shift"
  echo "$ICP_SEARCHED" >"$RUN/searched"
}

addresses() {
  local gateway=http://localhost:${PORT[gateway]}
  cat <<TEXT

  API            $gateway/api/v1      (contract: $gateway/openapi)
  docs           $gateway/docs
  sandbox inbox  http://localhost:${PORT[sandbox]}/inbox     (magic values: http://localhost:${PORT[sandbox]}/magic)
  demo sites     http://127.0.10.1:$SITE_PORT     (by the Host header: curl -H 'Host: page-ok-demo.cn' …)
  old filings    http://localhost:${PORT[sandbox]}/old-platform     (to claim and to import, with their logins)
  staff logins   $KEYS/bootstrap.yaml     (signing in as one: ./icp staff-code reviewer)

A first request, which asks for a sign-up code (it arrives in the sandbox inbox):
  curl -X POST $gateway/api/v1/one-time-codes -H 'Content-Type: application/json' -d '{"phone":"13800000000","purpose":"SIGN_UP"}'
A whole filing:
  ./icp demo
TEXT
}

stack_down() {
  end keeper
  end prometheus alertmanager
  end gateway "${SERVICES[@]}"
  end kafka "${DATABASES[@]}"
}

stack_reset() {
  stack_down
  rm -rf "$ICP_HOME"/{db,sandbox-db,kafka,files,anchors,keys,log,prometheus,alertmanager}
  find "$RUN" -mindepth 1 ! -name lock -delete
  done_line "data, keys and logs in $ICP_HOME are gone"
}

# Running processes keep their own copy of the jars, so that a build never pulls them from under their feet.
# A service whose jars changed is stopped here and started again by the command that called this; one in dev mode goes on with its sources.
lay_out_apps() {
  local name app
  for name in "${SERVICES[@]}"; do
    app=$ICP_HOME/app/$name
    cmp -s "$(stamp_file "$name")" "$app/.icp-stamp" && continue
    ! runs "$name" || in_dev_mode "$name" || end "$name"
    rm -rf "$app"
    mkdir -p "$app"
    cp -r "$ROOT/$name/target/quarkus-app/." "$app"
    cp "$(stamp_file "$name")" "$app/.icp-stamp"
  done
}

DATABASES=(mariadb)
[ -z "$ICP_SEARCHED" ] || DATABASES+=(sandbox-mariadb)

# The server that holds a schema.
server_of() { if [ "$1" = sandbox ] && [ -n "$ICP_SEARCHED" ]; then echo sandbox-mariadb; else echo mariadb; fi; }

client_of() {
  local socket
  socket=$(socket_of "$ICP_HOME" "${1#mariadb}")
  shift
  "$MARIADB/bin/mariadb" --no-defaults --skip-ssl --socket="$socket" --user="$(id -un)" "$@"
}
mariadb_client() { client_of mariadb "$@"; }
database_answers() { client_of "$1" -e 'select 1' >/dev/null 2>&1; }

MARIADB_MORE=() # what a bench asks for besides

# start_mariadb [SERVER]: the database of all, or the sandbox's own in a stack that is searched.
start_mariadb() {
  local name=${1:-mariadb} data=$ICP_HOME/db user=() more=()
  if [ "$name" = sandbox-mariadb ]; then
    data=$ICP_HOME/sandbox-db more=(--innodb-buffer-pool-size=24M --innodb-log-file-size=16M)
  elif [ -n "$ICP_SEARCHED" ]; then
    more=(--log-bin=binlog --server-id=1 --binlog-format=ROW)
  elif [ "$ICP_HOME" = "${BENCH_HOME:-}" ]; then
    more=(--log-bin=binlog --server-id=1 --binlog-format=ROW --sync-binlog=1) # what a write costs where it must not be lost
  fi
  [ "$(id -u)" != 0 ] || user=(--user=root)
  if [ ! -d "$data/mysql" ]; then
    rm -rf "$data"
    "$MARIADB/scripts/mariadb-install-db" --no-defaults --basedir="$MARIADB" --datadir="$data" "${user[@]}" --skip-test-db \
      --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" >"$LOG/mariadb-install.log" 2>&1 ||
      fail "MariaDB's data folder $data could not be made" "$(grep -m1 -E 'ERROR|No space' "$LOG/mariadb-install.log" || tail -n 1 "$LOG/mariadb-install.log")"
  fi
  launch "$name" "$MARIADB/bin/mariadbd" --defaults-file="$ROOT/deploy/local/my.cnf" --basedir="$MARIADB" --datadir="$data" \
    --port="${PORT[$name]}" --socket="$(socket_of "$ICP_HOME" "${name#mariadb}")" --pid-file="$RUN/${name}d.pid" "${user[@]}" "${more[@]}" "${MARIADB_MORE[@]}"
}

# One schema and two users for each service, as deploy/local/schemas.sql says.
make_schemas() {
  local stamp=$ICP_HOME/db/.icp-schemas wanted name password ddl_password
  wanted="$(sha1sum <"$ROOT/deploy/local/schemas.sql") ${SCHEMAS[*]}"
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  for name in "${SCHEMAS[@]}"; do
    password=$(variable "$name" DB_PASSWORD) ddl_password=$(variable "$name" DDL_PASSWORD)
    sed -e "s/@NAME@/$name/g; s/@PASSWORD@/${!password}/; s/@DDL_PASSWORD@/${!ddl_password}/" "$ROOT/deploy/local/schemas.sql" |
      client_of "$(server_of "$name")" || fail "The schema icp_$name could not be made." "$(telling_line "$(server_of "$name")")"
  done
  echo "$wanted" >"$stamp"
  done_line "schemas: ${SCHEMAS[*]/#/icp_}"
}

# heap in MiB; who is not named gets 96
declare -A HEAP=([filing-service]=160 [legacy-import-service]=128)
# A process without memory ends at once: half alive it would answer nothing and look healthy.
JAVA_SMALL=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xss512k -XX:+ExitOnOutOfMemoryError)

start_kafka() {
  local config=$RUN/kafka.properties data=$ICP_HOME/kafka
  {
    cat "$ROOT/deploy/local/server.properties"
    echo "listeners=PLAINTEXT://127.0.0.1:${PORT[kafka]},CONTROLLER://127.0.0.1:$CONTROLLER_PORT"
    echo "advertised.listeners=PLAINTEXT://127.0.0.1:${PORT[kafka]}"
    echo "controller.quorum.bootstrap.servers=127.0.0.1:$CONTROLLER_PORT"
    echo "log.dirs=$data"
  } >"$config"
  if [ ! -e "$data/meta.properties" ]; then
    "$JAVA" "${JAVA_SMALL[@]}" -cp "$KAFKA_LIB/*" kafka.tools.StorageTool format --standalone --cluster-id "$(head -c 16 /dev/urandom | base64 | tr '+/' '-_' | cut -c1-22 | sed 's/^-/i/')" \
      --config "$config" >"$LOG/kafka-format.log" 2>&1 ||
      fail "Kafka's data folder $data could not be made" "$(grep -m1 -E 'Exception|No space' "$LOG/kafka-format.log" || tail -n 1 "$LOG/kafka-format.log")"
  fi
  launch kafka "$JAVA" "${JAVA_SMALL[@]}" -Xms96m -Xmx256m -Djava.util.logging.config.file="$ROOT/deploy/local/kafka-logging.properties" \
    -cp "$KAFKA_LIB/*" kafka.Kafka "$config"
}

make_topics() {
  local stamp=$ICP_HOME/kafka/.icp-topics wanted
  wanted=$(sha1sum <"$ROOT/deploy/base/topics.yaml")
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  "$JAVA" "${JAVA_SMALL[@]}" -cp "$KAFKA_LIB/*" "$ROOT/deploy/local/src/Topics.java" "127.0.0.1:${PORT[kafka]}" "$ROOT/deploy/base/topics.yaml" \
    >"$LOG/topics.log" 2>&1 || fail "The topics could not be made; see $LOG/topics.log" "$(grep -m1 Exception "$LOG/topics.log" || tail -n 1 "$LOG/topics.log")"
  echo "$wanted" >"$stamp"
  done_line "topics: $(tail -n 1 "$LOG/topics.log")"
}

start_service() {
  local name=$1 heap=${HEAP[$1]:-96}
  (
    environment_of "$name"
    # shellcheck disable=SC2086 # options, separated by blanks
    launch "$name" "$JAVA" "${JAVA_SMALL[@]}" -Xms32m -Xmx${heap}m ${ICP_JAVA_OPTS:-} -jar "$ICP_HOME/app/$name/quarkus-run.jar"
  )
}

start_one() {
  ! runs "$1" || { say "$1 runs already." && return; }
  need_jdk
  need_keys
  need_free_ports "$1"
  launch_one "$1"
  await 60 "$1"
}

launch_one() {
  case $1 in
    mariadb | sandbox-mariadb) start_mariadb "$1" ;;
    kafka) start_kafka ;;
    *) start_service "$1" ;;
  esac
}

stop_one() {
  local pid
  pid=$(pid_of "$1") || fail "$1 does not run."
  if [ "$2" = --kill ]; then
    kill -KILL "$pid"
    while runs "$1"; do sleep 0.05; done
    rm -f "$RUN/$1".{pid,restarts}
    done_line "$1 (pid $pid) was killed with -9"
  else
    end "$1"
  fi
}

stack_status() {
  local name pid state resident sum=0 down=0 dev=()
  printf '%-24s %8s %6s  %-10s %10s %9s\n' process pid port health memory restarts
  for name in "${PROCESSES[@]}"; do
    if ! pid=$(pid_of "$name"); then
      printf '%-24s %8s %6s  %-10s %10s %9d\n' "$name" - "${PORT[$name]}" down - "$(restarts_of "$name")"
      down=$((down + 1))
      continue
    fi
    ! in_dev_mode "$name" || dev+=("$name")
    read -r state _ < <(proc_stat "$pid")
    if [ "$state" = T ]; then health=paused; elif is_healthy "$name"; then health=healthy; else health=unhealthy; fi
    [ "$health" = healthy ] || down=$((down + 1))
    resident=$(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status")
    sum=$((sum + resident))
    printf '%-24s %8s %6s  %-10s %6d MiB %9d\n' "$name" "$pid" "${PORT[$name]}" "$health" $((resident / 1024)) "$(restarts_of "$name")"
  done
  printf 'sandbox also on: SMTP %s, IMAP %s, WHOIS %s, DNS %s, demo sites %s\n' "$SMTP_PORT" "$IMAP_PORT" "$WHOIS_PORT" "$DNS_PORT" "$SITE_PORT"
  printf 'resident memory of everything: %d MiB (limit 2560 MiB)\n' $((sum / 1024))
  monitoring_status
  [ ${#dev[@]} -eq 0 ] || say "in dev mode: ${dev[*]} (pid and memory are those of the Maven that runs it)"
  [ "$down" -eq 0 ]
}

show_logs() {
  local files=("$LOG"/*.log) follow=()
  [ -z "${1:-}" ] || files=("$LOG/$(process_named "$1").log")
  [ -e "${files[0]}" ] || fail "There is no log yet in $LOG."
  [ ! -t 1 ] || follow=(-F)
  exec tail -n 100 "${follow[@]}" "${files[@]}"
}

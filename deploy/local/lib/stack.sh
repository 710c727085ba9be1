# The stack: database, broker, sandbox, six services; up, down, reset, status, logs.

# socket_of HOME [SERVER]: of the database of all, unless another server is named.
socket_of() {
  local server=${2:-mariadb} socket=$1/run/${2:-mariadb}.sock
  [ ${#socket} -lt 100 ] || socket=/tmp/icp-$(printf %s "$1${server#mariadb}" | sha1sum | cut -c1-12).sock # a socket's path is short by law
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
    for name in "${BROKERS[@]}"; do runs "$name" || start_kafka "$name"; done
    [ -z "$ICP_SEARCHED" ] || runs sandbox-mariadb || start_mariadb sandbox-mariadb
    start_nodes
    await $((60 * ICP_DATABASES)) "${DATABASES[@]}"
    make_schemas
    [ "$ICP_DATABASES" = 1 ] || runs router || { start_router && await 60 router; }
    # a service starts without a broker, so where the topics are made both start beside each other, and the stack is up some seconds earlier
    topics_are_made || { await $((60 * ICP_BROKERS)) "${BROKERS[@]}" && make_topics; }
    [ "$ICP_REPLICAS" = 1 ] || runs balancer || start_balancer
    rm -f "$RUN/migrated"
    for name in "${SERVICES[@]}"; do runs "$name" || start_service "$name"; done
    [ "$ICP_REPLICAS" = 1 ] || await 60 balancer
    await $((60 + 60 * ICP_BROKERS)) "${BROKERS[@]}" "${SERVICES[@]}"
    touch "$RUN/migrated"
    for name in "${SERVICES[@]}"; do note_migrated "$name"; done
    # the first of each has migrated: Liquibase cannot hold a lock in an empty schema, so two at once break each other
    if [ "$ICP_REPLICAS" != 1 ]; then
      for name in "${INSTANCES[@]}"; do runs "$name" || start_service "$name"; done
      await $((120 * ICP_REPLICAS)) "${INSTANCES[@]}"
    fi
    tell_unused_caches
    say "Up in $(seconds_since "$begun")."
  fi
  start_shipping
  start_keeper
  load_old_filings
  start_recorder
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
  if runs mariadb && [ "$(cat "$RUN/backups" 2>/dev/null)" != "$ICP_BACKUPS" ]; then
    fail "The database runs with ICP_BACKUPS=\"$(cat "$RUN/backups" 2>/dev/null)\"; stop the stack (./icp down) before that changes."
  fi
  for name in "${PROCESSES[@]}"; do
    if runs "$name" && [ "$(cat "$RUN/shift" 2>/dev/null)" != "$ICP_PORT_SHIFT" ]; then
      fail "The stack in $ICP_HOME runs with ICP_PORT_SHIFT=$(cat "$RUN/shift"); stop it (./icp down) before it moves."
    fi
    if runs "$name" && [ "$(cat "$RUN/replicas" 2>/dev/null || echo 1)" != "$ICP_REPLICAS" ]; then
      fail "The stack in $ICP_HOME runs with $(cat "$RUN/replicas") replicas; stop it (./icp down) before their number changes."
    fi
  done
  echo "$ICP_PORT_SHIFT" >"$RUN/shift"
  echo "$ICP_SEARCHED" >"$RUN/searched"
  keep_backups
  echo "$ICP_REPLICAS" >"$RUN/replicas"
  echo "${SPARES[*]}" >"$RUN/spares"
  # the data of one broker are not those of three
  [ ! -e "$ICP_HOME/kafka/meta.properties" ] || [ "$(cat "$ICP_HOME/kafka/.icp-brokers" 2>/dev/null || echo 1)" = "$ICP_BROKERS" ] ||
    fail "The data in $ICP_HOME are of another number of Kafka brokers; empty them first (./icp reset)."
  echo "$ICP_BROKERS" >"$RUN/brokers"
  if [ -d "$ICP_HOME/db/mysql" ] && [ "$([ -e "$ICP_HOME/db/grastate.dat" ] && echo 3 || echo 1)" != "$ICP_DATABASES" ]; then
    fail "The data in $ICP_HOME are of another number of database servers; empty them first (./icp reset)."
  fi
  [ "$ICP_DATABASES" = 1 ] || [ -z "$ICP_BACKUPS" ] || fail "Backups are taken of one database server, not of three: unset ICP_BACKUPS."
  echo "$ICP_DATABASES" >"$RUN/databases"
  echo "$ICP_WRITERS" >"$RUN/writers"
}

keep_backups() { echo "$ICP_BACKUPS" >"$RUN/backups"; }

addresses() {
  local gateway=http://localhost:${DOOR[gateway]}
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
  end_recorder
  end keeper shipper restored-mariadb
  end prometheus alertmanager
  local gateways
  mapfile -t gateways < <(instances_of gateway)
  end "${gateways[@]}"
  end balancer "${INSTANCES[@]}" "${SPARES[@]}"
  end "${ROUTER[@]}" "${BROKERS[@]}"
  local node
  for node in "${NODES[@]}"; do end "$node"; done # the last to leave knows that it begins the cluster again
  end "${DATABASES[@]}"
}

stack_reset() {
  stack_down
  rm -rf "$ICP_HOME"/{db,db.{2,3},db.before-*,restored-db,sandbox-db,kafka{,.2,.3},files,anchors,keys,log,prometheus,alertmanager}
  find "$RUN" -mindepth 1 ! -name lock -delete
  done_line "data, keys and logs in $ICP_HOME are gone"
}

# Running processes keep their own copy of the jars, so that a build never pulls them from under their feet.
# A service whose jars changed is stopped here and started again by the command that called this; one in dev mode goes on with its sources.
lay_out_apps() {
  local name app instance
  for name in "${SERVICES[@]}"; do
    app=$ICP_HOME/app/$name
    cmp -s "$(stamp_file "$name")" "$app/.icp-stamp" && continue
    end_recorder # it reads these jars
    for instance in $(instances_of "$name"); do ! runs "$instance" || in_dev_mode "$instance" || end "$instance"; done
    rm -rf "$app"
    mkdir -p "$app"
    cp -r "$ROOT/$name/target/quarkus-app/." "$app"
    cp "$(stamp_file "$name")" "$app/.icp-stamp"
  done
}

DATABASES=("${NODES[@]}")
[ -z "$ICP_SEARCHED" ] || DATABASES+=(sandbox-mariadb)

# The server that holds a schema.
server_of() { if [ "$1" = sandbox ] && [ -n "$ICP_SEARCHED" ]; then echo sandbox-mariadb; else echo mariadb; fi; }

client_of() {
  local socket
  socket=$(socket_of "$ICP_HOME" "$1")
  shift
  "$MARIADB/bin/mariadb" --no-defaults --skip-ssl --socket="$socket" --user="$(id -un)" "$@"
}
mariadb_client() { client_of mariadb "$@"; }
without_log() { echo 'SET SESSION sql_log_bin = 0;' && "$@"; }
database_answers() { client_of "$1" -e 'select 1' >/dev/null 2>&1; }

MARIADB_MORE=() # what a bench asks for besides

# temporary_folder NAME: the folder of a server's temporary tables. Each needs its own: a server that starts deletes all that lie there, and another
# one whose table is gone then ends by signal 11 (11.4.5).
temporary_folder() { mkdir -p "$RUN/$1.tables" && echo "$RUN/$1.tables"; }

# start_mariadb [SERVER]: the database of all or a node of its cluster, the sandbox's own in a stack that is searched, or the one that a backup is restored to for a look.
start_mariadb() {
  local name=${1:-mariadb} data=$ICP_HOME/db user=() more=() path=$PATH
  if [ "$name" = sandbox-mariadb ]; then
    data=$ICP_HOME/sandbox-db more=(--innodb-buffer-pool-size=24M --innodb-log-file-size=16M)
  elif [ "$name" = restored-mariadb ]; then
    data=$ICP_HOME/restored-db more=(--innodb-flush-log-at-trx-commit=0)
  elif [ "$ICP_DATABASES" != 1 ]; then
    data=$(data_of "$name")
    node_options "$name"
    more=("${OPTIONS[@]}") path=$GALERA_PATH:$PATH
  elif [ -n "$ICP_BACKUPS" ]; then
    more=(--log-bin=binlog --server-id=1 --binlog-format=ROW --sync-binlog=1 --binlog-expire-logs-seconds=604800)
  elif [ -n "$ICP_SEARCHED" ]; then
    more=(--log-bin=binlog --server-id=1 --binlog-format=ROW)
  elif [ "$ICP_HOME" = "${BENCH_HOME:-}" ]; then
    more=(--log-bin=binlog --server-id=1 --binlog-format=ROW --sync-binlog=1) # what a write costs where it must not be lost
  fi
  [ "$(id -u)" != 0 ] || user=(--user=root)
  if [[ " ${NODES[*]} " == *" $name "* ]] && [ "$ICP_DATABASES" != 1 ] && ! begins_cluster "$name"; then
    mkdir -p "$data" # the others send all of it
  elif [ ! -d "$data/mysql" ]; then
    [ "$name" != mariadb ] || [ -z "$ICP_BACKUPS" ] || ! compgen -G "$ICP_BACKUPS/*/binlogs" >/dev/null ||
      fail "The data folder $data is gone, and $ICP_BACKUPS holds backups of it: ./icp restore. To begin anew, name an empty folder."
    rm -rf "$data"
    "$MARIADB/scripts/mariadb-install-db" --no-defaults --basedir="$MARIADB" --datadir="$data" --tmpdir="$(temporary_folder "$name")" "${user[@]}" --skip-test-db \
      --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" >"$LOG/mariadb-install.log" 2>&1 ||
      fail "MariaDB's data folder $data could not be made" "$(grep -m1 -E 'ERROR|No space' "$LOG/mariadb-install.log" || tail -n 1 "$LOG/mariadb-install.log")"
  fi
  PATH=$path launch "$name" "$MARIADB/bin/mariadbd" --defaults-file="$ROOT/deploy/local/my.cnf" --basedir="$MARIADB" --datadir="$data" \
    --tmpdir="$(temporary_folder "$name")" --port="${PORT[$name]}" --socket="$(socket_of "$ICP_HOME" "$name")" --pid-file="$RUN/${name}d.pid" "${user[@]}" "${more[@]}" "${MARIADB_MORE[@]}"
}

# One schema and two users for each service, as deploy/local/schemas.sql says.
make_schemas() {
  local stamp=$ICP_HOME/db/.icp-schemas wanted name password ddl_password
  wanted="$(sha1sum <"$ROOT/deploy/local/schemas.sql") ${SCHEMAS[*]}"
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  for name in "${SCHEMAS[@]}"; do
    password=$(variable "$name" DB_PASSWORD) ddl_password=$(variable "$name" DDL_PASSWORD)
    # without_log: what binary logs hold is copied elsewhere, and passwords stay here
    without_log sed -e "s/@NAME@/$name/g; s/@PASSWORD@/${!password}/; s/@DDL_PASSWORD@/${!ddl_password}/" "$ROOT/deploy/local/schemas.sql" |
      client_of "$(server_of "$name")" || fail "The schema icp_$name could not be made." "$(telling_line "$(server_of "$name")")"
  done
  [ "$ICP_DATABASES" = 1 ] || mariadb_client -e "CREATE USER IF NOT EXISTS icp_router@127.0.0.1" # it has no rights
  echo "$wanted" >"$stamp"
  done_line "schemas: ${SCHEMAS[*]/#/icp_}"
}

# heap in MiB; who is not named gets 96
declare -A HEAP=([filing-service]=160 [account-service]=112 [legacy-import-service]=128)
# A process without memory ends at once: half alive it would answer nothing and look healthy.
# The heap keeps a quarter more than what lives in it, not the double, and what the start took outside of it goes back to the machine: 27 to
# 37 MiB a process (2026-12-01), at no processor time that was seen.
# An archive of classes, the JDK's own or an AOT cache, lies at the address that it was written for. At another one, which is the default so
# that attackers cannot know it, each start rewrites all of it: 26 to 66 MiB more of a process's own, and 0.2 s (2026-12-01). Where the
# address is taken it goes elsewhere all the same.
# The young generation is a ninth of the heap and not a third: 71 MiB less of all, as many milliseconds in collections (2026-12-02).
JAVA_SMALL=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xss512k -XX:+ExitOnOutOfMemoryError
  -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:-ShrinkHeapInSteps -XX:NewRatio=8 -XX:TrimNativeHeapInterval=5000
  -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0)
JAVA_AT_SPEED='-XX:TieredStopAtLevel=4 -XX:TrimNativeHeapInterval=0 -XX:NewRatio=2' # what benches of speed take back of it

# start_kafka [BROKER]
start_kafka() {
  local name=${1:-kafka} number=1 config data other quorum='' voters='' format=(--standalone)
  config=$RUN/$name.properties data=$ICP_HOME/$name
  [ "$name" = kafka ] || number=${name#*.}
  for other in "${BROKERS[@]}"; do quorum+=,127.0.0.1:$((PORT[$other] + 1)); done
  {
    if [ "${#BROKERS[@]}" = 1 ]; then
      cat "$ROOT/deploy/local/server.properties"
    else
      # each record is held three times, and a commit is on two of them
      sed -E 's/^(.*replication\.factor)=1$/\1=3/; s/^(.*min\.(insync\.replicas|isr))=1$/\1=2/' "$ROOT/deploy/local/server.properties"
    fi | sed "s/^node.id=.*/node.id=$number/"
    echo "listeners=PLAINTEXT://127.0.0.1:${PORT[$name]},CONTROLLER://127.0.0.1:$((PORT[$name] + 1))"
    echo "advertised.listeners=PLAINTEXT://127.0.0.1:${PORT[$name]}"
    echo "controller.quorum.bootstrap.servers=${quorum#,}"
    echo "log.dirs=$data"
  } >"$config"
  if [ ! -e "$data/meta.properties" ]; then
    [ -s "$RUN/kafka-ids" ] || for other in cluster "${BROKERS[@]}"; do echo "$other $(kafka_id)"; done >"$RUN/kafka-ids"
    for other in "${BROKERS[@]}"; do
      voters+=,$([ "$other" = kafka ] && echo 1 || echo "${other#*.}")@127.0.0.1:$((PORT[$other] + 1)):$(kafka_id_of "$other")
    done
    [ "${#BROKERS[@]}" = 1 ] || format=(--initial-controllers "${voters#,}")
    "$JAVA" "${JAVA_SMALL[@]}" -cp "$KAFKA_LIB/*" kafka.tools.StorageTool format "${format[@]}" --cluster-id "$(kafka_id_of cluster)" \
      --config "$config" >"$LOG/kafka-format.log" 2>&1 ||
      fail "Kafka's data folder $data could not be made" "$(grep -m1 -E 'Exception|No space' "$LOG/kafka-format.log" || tail -n 1 "$LOG/kafka-format.log")"
  fi
  options_of "$name"
  arguments_of "$name" "${OPTIONS[@]}" -- -cp "$KAFKA_LIB/*" kafka.Kafka
  launch "$name" "$JAVA" "${ARGUMENTS[@]}" "$config"
}
kafka_id() { head -c 16 /dev/urandom | base64 | tr '+/' '-_' | cut -c1-22 | sed 's/^-/i/'; }
kafka_id_of() { awk -v of="$1" '$1 == of { print $2 }' "$RUN/kafka-ids"; }

topics_are_made() { [ "$(cat "$ICP_HOME/kafka/.icp-topics" 2>/dev/null)" = "$(sha1sum <"$ROOT/deploy/base/topics.yaml")" ]; }

make_topics() {
  echo "$ICP_BROKERS" >"$ICP_HOME/kafka/.icp-brokers"
  ! topics_are_made || return 0
  "$JAVA" "${JAVA_SMALL[@]}" -cp "$KAFKA_LIB/*" "$ROOT/deploy/local/src/Topics.java" "$(brokers)" "$ROOT/deploy/base/topics.yaml" \
    >"$LOG/topics.log" 2>&1 || fail "The topics could not be made; see $LOG/topics.log" "$(grep -m1 Exception "$LOG/topics.log" || tail -n 1 "$LOG/topics.log")"
  sha1sum <"$ROOT/deploy/base/topics.yaml" >"$ICP_HOME/kafka/.icp-topics"
  done_line "topics: $(tail -n 1 "$LOG/topics.log")"
}

# options_of NAME: sets OPTIONS, those of its JVM.
options_of() {
  case $1 in
    kafka | kafka.*) OPTIONS=("${JAVA_SMALL[@]}" -Xms48m -Xmx256m -Djava.util.logging.config.file="$ROOT/deploy/local/kafka-logging.properties") ;;
    # shellcheck disable=SC2206 # options, separated by blanks
    *) OPTIONS=("${JAVA_SMALL[@]}" -Xms32m "-Xmx${HEAP[${1%.*}]:-96}m" ${ICP_JAVA_OPTS:-}) ;;
  esac
}

# jars_of NAME: the folder that it runs from; one of its own if it was once started with ICP_JARS=FOLDER, which holds a folder for each service.
jars_of() { cat "$RUN/$1.jars" 2>/dev/null || echo "$APPS/${1%.*}"; }

# Which build of a service has migrated its schema: noted beside the data, so that a database that was emptied or restored is migrated again.
migrated_file() { printf '%s' "$ICP_HOME/db/.icp-migrated-$1"; }
note_migrated() { ! has_own_build_and_database "$1" || in_dev_mode "$1" || cp "$APPS/$1/.icp-stamp" "$(migrated_file "$1")"; }
is_migrated() { has_own_build_and_database "$1" && cmp -s "$APPS/$1/.icp-stamp" "$(migrated_file "$1")"; }
forget_migrated() { rm -f "$(migrated_file "${1%.*}")"; } # of one that died: its schema may be what it died of
has_own_build_and_database() { [ ! -e "$RUN/$1.jars" ] && [[ ${ICP_JAVA_OPTS:-} != *quarkus.datasource* ]]; }

start_service() {
  local name=$1
  [ -z "${ICP_JARS:-}" ] || echo "$ICP_JARS/${name%.*}" >"$RUN/$name.jars"
  (
    environment_of "$name"
    # to read all changes and to find that none is new takes a service 0.4 s of processor time (2026-12-01)
    ! is_migrated "$name" || export QUARKUS_LIQUIBASE_MIGRATE_AT_START=false
    options_of "$name"
    arguments_of "$name" "${OPTIONS[@]}" -- -jar "$(jars_of "$name")/quarkus-run.jar"
    launch "$name" "$JAVA" "${ARGUMENTS[@]}"
  )
}

# migrate_one SERVICE: its migrations by a process that ends then, as the Job of a deployment. The replicas go on meanwhile.
migrate_one() {
  local log=$LOG/$1-migration.log
  need_jdk
  need_keys
  (
    environment_of "$1"
    options_of "$1"
    export QUARKUS_INIT_AND_EXIT=true QUARKUS_LIQUIBASE_MIGRATE_AT_START=true QUARKUS_DATASOURCE_JDBC_MIN_SIZE=0 QUARKUS_HTTP_PORT=0 QUARKUS_MANAGEMENT_PORT=0
    exec "$JAVA" "${OPTIONS[@]}" -jar "${ICP_JARS:-$APPS}/${1%.*}/quarkus-run.jar" >"$log" 2>&1 9>&-
  ) || fail "The migrations of $1 failed; see $log" "$(grep -m1 -E 'Caused by|ERROR' "$log" || tail -n 1 "$log")"
  done_line "$1 is migrated"
}

# migration_locks SERVICE…: which of them may wait for Liquibase's lock, and how it is released; fails when none does. Liquibase says nothing
# and waits five minutes, longer than "up" does.
migration_locks() {
  local name schema held told=1
  for name in "$@"; do
    schema=${name%.*} schema=${schema%-service} schema=${schema%-import}
    [[ " ${SCHEMAS[*]} " == *" $schema "* ]] || continue
    held=$(client_of "$(server_of "$schema")" --connect-timeout=3 -N \
      -e "SELECT CONCAT('since ', LOCKGRANTED, ' by ', LOCKEDBY) FROM icp_$schema.DATABASECHANGELOGLOCK WHERE LOCKED" 2>/dev/null) || continue
    [ -n "$held" ] || continue
    [ "$told" = 0 ] || echo "Either $name migrates still, or a migration that was killed has left Liquibase's lock. If so, release it and start again:"
    echo "  icp_$schema ($held): $MARIADB/bin/mariadb --socket=$(socket_of "$ICP_HOME" "$(server_of "$schema")") -e 'UPDATE icp_$schema.DATABASECHANGELOGLOCK SET LOCKED = 0, LOCKGRANTED = NULL, LOCKEDBY = NULL'"
    told=0
  done
  return "$told"
}

# The common addresses of the replicas. Told DOOR=MANAGEMENT:PORT,… of each service.
start_balancer() {
  local name replica_of doors=() to
  for name in "${SERVICES[@]:1}"; do
    to=''
    for replica_of in $(instances_of "$name"); do to+=,$(management_port "$replica_of"):${PORT[$replica_of]}; done
    doors+=("${DOOR[$name]}=${to#,}")
  done
  launch balancer "$JAVA" "${JAVA_SMALL[@]}" -Xmx48m "$ROOT/deploy/local/src/Balancer.java" "${doors[@]}"
}

start_one() {
  ! runs "$1" || { say "$1 runs already." && return; }
  need_jdk
  need_keys
  need_free_ports "$1"
  launch_one "$1"
  await 120 "$1" # as "up" does: with two replicas of all on two busy cores account-service took 64 s (2026-12-01), and the drill broke off
  case $1 in mariadb | mariadb.*) await_cluster 60 ;; esac
}

launch_one() {
  case $1 in
    mariadb | mariadb.* | sandbox-mariadb) start_mariadb "$1" ;;
    router) start_router ;;
    kafka | kafka.*) start_kafka "$1" ;;
    balancer) start_balancer ;;
    shipper) start_shipping ;;
    *) start_service "$1" ;;
  esac
}

stop_one() {
  local pid
  pid=$(pid_of "$1") || fail "$1 does not run."
  if [ "$2" = --kill ]; then
    kill -KILL "$pid"
    while runs "$1"; do sleep 0.05; done
    rm -f "$RUN/$1".{pid,restarts,cache}
    done_line "$1 (pid $pid) was killed with -9"
  else
    end "$1"
  fi
}

stack_status() {
  local name pid state resident sum=0 down=0 dev=()
  printf '%-24s %8s %6s  %-10s %10s %9s\n' process pid port health memory restarts
  for name in "${PROCESSES[@]}" "${SPARES[@]}"; do
    if ! pid=$(pid_of "$name"); then
      [[ " ${SPARES[*]} " != *" $name "* ]] || continue
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
  printf 'resident memory of everything: %d MiB%s\n' $((sum / 1024)) "$([ "$ICP_REPLICAS$ICP_DATABASES" != 11 ] || echo ' (limit 2560 MiB)')"
  caches_status
  monitoring_status
  shipping_status
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

# ./icp bench: the performance targets, measured on a stack of its own that is thrown away afterwards.

BENCH_HOME=$ROOT/target/icp-bench
# Named only: these take long and measure nothing that has a target.
BENCH_PROOFS=(million)
BENCH_NAMES=(gateway overload outbox write read pages crypto networks dns sites scan load footprint resources verify)

# run_bench [NAME] [--short] [--keep]: all when none is named; --keep writes bench/baselines/NAME.md if the run holds.
run_bench() {
  local word names=() short='' keep='' failed=() name
  for word in "$@"; do
    case $word in
      --short) short=--short ;;
      --keep) keep=yes ;;
      *) [[ " ${BENCH_NAMES[*]} ${BENCH_PROOFS[*]} " == *" $word "* ]] && names+=("$word") || fail "There is no bench \"$word\"; there are: ${BENCH_NAMES[*]}." ;;
    esac
  done
  [ ${#names[@]} -gt 0 ] || names=("${BENCH_NAMES[@]}")
  if [ "$ICP_HOME" != "$BENCH_HOME" ]; then
    move_into_bench_home "$@"
  fi
  need_jdk
  trap 'stack_down >"$LOG/down.log" 2>&1; rm -rf "$BENCH_HOME"/{db,kafka,files,keys,anchors}' EXIT
  trap 'exit 1' INT TERM
  for name in "${names[@]}"; do
    local command="./icp bench $name${short:+ $short}"
    if ! "bench_$name" "$short" | tee "$BENCH_HOME/$name.txt"; then
      failed+=("$name")
      [ -z "$keep" ] || say "bench/baselines/$name.md stays as it was: what is below its must or invalid is no baseline."
    elif [ -n "$keep" ]; then
      keep_baseline "$name" "$command"
    fi
  done
  [ ${#failed[@]} -eq 0 ] || fail "Below what must be, or not measurable now: ${failed[*]}."
}

# The same command again, with folder and ports of the bench: everything that was read so far was read for another home.
move_into_bench_home() {
  mkdir -p "$BENCH_HOME"/{run,log}
  lock "$BENCH_HOME/lock"
  rm -rf "$BENCH_HOME"/{db,kafka,files,keys,anchors}
  take_free_shift
  echo "$ICP_PORT_SHIFT" >"$BENCH_HOME/run/shift"
  export ICP_HOME=$BENCH_HOME ICP_PORT_SHIFT ICP_CACHES=no
  exec "$ROOT/icp" bench "$@"
}

# Database and broker only; the relay runs inside the bench.
bench_outbox() {
  build deploy/local bench
  need_space "$ICP_HOME" 4000 "this bench"
  rm -rf "$ICP_HOME"/{db,kafka}
  make_keysets "$ROOT/bench/target/quarkus-app" bench
  start_mariadb 8>&-
  start_kafka 8>&-
  await 60 mariadb kafka
  local BENCH_DB_PASSWORD BENCH_DDL_PASSWORD outcome=0
  BENCH_DB_PASSWORD=$(secret) BENCH_DDL_PASSWORD=$(secret)
  sed -e "s/@NAME@/bench/g; s/@PASSWORD@/$BENCH_DB_PASSWORD/; s/@DDL_PASSWORD@/$BENCH_DDL_PASSWORD/" "$ROOT/deploy/local/schemas.sql" | mariadb_client
  QUARKUS_DATASOURCE_JDBC_URL=jdbc:mysql://127.0.0.1:${PORT[mariadb]}/icp_bench \
    QUARKUS_DATASOURCE_USERNAME=icp_bench QUARKUS_DATASOURCE_PASSWORD=$BENCH_DB_PASSWORD \
    ICP_DB_DDL_USER=icp_bench_ddl ICP_DB_DDL_PASSWORD=$BENCH_DDL_PASSWORD ICP_KEYS_DIR=$KEYS ICP_KEYS_NAME=bench KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:${PORT[kafka]} \
    ICP_BENCH_PIDS="mariadb=$(pid_of mariadb);kafka=$(pid_of kafka)" \
    "$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m -jar "$ROOT/bench/target/quarkus-app/quarkus-run.jar" outbox $1 || outcome=$?
  end kafka mariadb
  return "$outcome"
}

# The gateway alone on one core, then nginx alone on it, then Spring Cloud Gateway; what they pass requests to, and wrk, share the other. No service runs: the
# bench shows the key of its tokens where account-service would, and the upstream answers for all others.
bench_gateway() {
  local outcome=0 SERVICES=(gateway) PROCESSES=(gateway) cores name
  mapfile -t cores < <(own_cores)
  [ ${#cores[@]} -ge 2 ] || fail "This bench needs two cores: one is the gateway's alone."
  { command -v nginx && command -v wrk; } >/dev/null || apt_install nginx-light wrk ||
    fail "This bench compares with nginx and loads with wrk: install both (Debian: apt-get install nginx-light wrk)."
  local -A CORE=([gateway]=${cores[0]} [nginx]=${cores[0]} [spring]=${cores[0]} [upstream]=${cores[1]})
  local upstream=${PORT[filing-service]} proxy=${PORT[sandbox]} spring=${PORT[inspection-service]} conf
  local GATEWAY_CLIENT_SECRET CURSOR_KEY
  GATEWAY_CLIENT_SECRET=$(secret) CURSOR_KEY=$(head -c 32 /dev/urandom | base64)
  build gateway bench
  lay_out_apps
  for name in upstream proxy; do
    conf=$RUN/$name.conf
    sed -e "s|@HOME@|$RUN|g; s/@UPSTREAM@/$upstream/; s/@PROXY@/$proxy/; s/@FILLER@/\"$(head -c 499 /dev/zero | tr '\0' x)\"/" "$ROOT/bench/src/main/nginx/$name.conf" >"$conf"
  done
  need_maven
  maven "$LOG/spring-peer.log" -f "$ROOT/bench/src/main/spring/spring-peer.xml" package "-Dbench.target=$ROOT/bench/target/spring" || return 1
  launch upstream nginx -p "$RUN" -c "$RUN/upstream.conf" 8>&-
  launch nginx nginx -p "$RUN" -c "$RUN/proxy.conf" 8>&-
  (
    environment_of gateway
    # both sides count every request against a limit that is never reached
    export ICP_GATEWAY_LIMITS_ADDRESS=60000000 ICP_GATEWAY_LIMITS_ACCOUNT=60000000
    for name in FILING VERIFICATION INSPECTION LEGACY; do export "ICP_${name}_URL=http://127.0.0.1:$upstream"; done
    launch gateway "$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -Xms256m -Xmx256m -jar "$ICP_HOME/app/gateway/quarkus-run.jar" 8>&-
    await 60 gateway
    launch spring "$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms256m -Xmx256m -Dserver.address=127.0.0.1 "-Dserver.port=$spring" \
      "-Dpeer.keys=http://127.0.0.1:${PORT[account-service]}/.well-known/jwks.json" "-Dpeer.upstream=http://127.0.0.1:$upstream" \
      -jar "$ROOT/bench/target/spring/spring-peer.jar" 8>&-
    for _ in {1..120}; do { ! runs spring || curl -s -o /dev/null -m 1 "http://127.0.0.1:$spring/"; } && break || sleep 0.5; done
    runs spring || fail "Spring Cloud Gateway did not start; its log is $LOG/spring.log"
    export ICP_BENCH_ISSUER_PORT=${PORT[account-service]} ICP_BENCH_GATEWAY=http://127.0.0.1:${PORT[gateway]} ICP_BENCH_PLAIN=http://127.0.0.1:$proxy
    export ICP_BENCH_SPRING=http://127.0.0.1:$spring
    export ICP_BENCH_LOADER_CORE=${cores[1]}
    export ICP_BENCH_PIDS="gateway=$(pid_of gateway);nginx=$(pid_of nginx);upstream=$(pid_of upstream);spring=$(pid_of spring)"
    taskset -c "${cores[1]}" "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
      -cp "$ROOT/bench/target/quarkus-app/app/*:$ROOT/bench/target/quarkus-app/lib/main/*:$ROOT/bench/target/quarkus-app/lib/boot/*" \
      cn.icpfiling.bench.gateway.GatewayBench $1
  ) || outcome=$?
  end gateway nginx upstream spring
  return "$outcome"
}

# start_empty_stores: database and broker without data, with new keys, schemas and topics.
start_empty_stores() {
  rm -rf "$ICP_HOME"/{db,kafka,files,keys,anchors}
  lay_out_apps
  need_keys
  start_mariadb 8>&-
  start_kafka 8>&-
  await 60 mariadb kafka
  make_schemas
  make_topics
}

# start_filing_service: with an empty database and broker, the compiler and heap of a server, and none of its jobs of the authority.
start_filing_service() {
  start_empty_stores
  ICP_JAVA_OPTS="$JAVA_AT_SPEED -Xms384m -Xmx384m -Dicp.clock.url= -Dicp.authority.upload-every=off -Dicp.authority.download-every=off -Dicp.warm-up.patience=0s" \
    start_service filing-service 8>&-
  await 60 filing-service
}

# Gateway, filing-service, broker and database on one core, as one small machine; the callers have the other. No caller is limited by
# the gateway's counts, so that what is measured is what happens when the processes themselves have too much to do.
bench_overload() {
  local outcome=0 SERVICES=(filing-service gateway) PROCESSES=(mariadb kafka filing-service gateway) cores
  mapfile -t cores < <(own_cores)
  [ ${#cores[@]} -ge 2 ] || fail "This bench needs two cores: one is the callers' alone."
  local -A CORE=([mariadb]=${cores[0]} [kafka]=${cores[0]} [filing-service]=${cores[0]} [gateway]=${cores[0]})
  build deploy/local filing-service gateway bench
  need_space "$ICP_HOME" 2000 "this bench"
  start_filing_service
  (
    environment_of gateway
    unset ICP_GATEWAY_REHEARSAL # as where customers are
    export ICP_GATEWAY_LIMITS_ADDRESS=60000000 ICP_GATEWAY_LIMITS_ACCOUNT=60000000
    launch gateway "$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -Xms256m -Xmx256m -jar "$ICP_HOME/app/gateway/quarkus-run.jar" 8>&-
    await 60 gateway
    grep -o 'rehearsed .*' "$LOG/gateway.log" | tail -n 1 || true
    export ICP_BENCH_ISSUER_PORT=${PORT[account-service]} ICP_BENCH_GATEWAY=http://127.0.0.1:${PORT[gateway]}
    export ICP_BENCH_LOADER_CORE=${cores[1]}
    export ICP_BENCH_PIDS="gateway=$(pid_of gateway);filing-service=$(pid_of filing-service);mariadb=$(pid_of mariadb);kafka=$(pid_of kafka)"
    taskset -c "${cores[1]}" "$JAVA" -XX:+UseSerialGC -Xmx256m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
      -cp "$ROOT/bench/target/quarkus-app/app/*:$ROOT/bench/target/quarkus-app/lib/main/*:$ROOT/bench/target/quarkus-app/lib/boot/*" \
      cn.icpfiling.bench.overload.OverloadBench $1
  ) || outcome=$?
  end gateway filing-service
  end kafka mariadb
  return "$outcome"
}

# Database, broker and filing-service as the stack has them; the bench signs the tokens where account-service would stand.
# The service runs with the compiler and the heap of a server, as the bench itself does: the small ones of the stack save memory.
bench_write() { beside_filing_service write 3000 "$1"; }

# A million filings want a buffer that holds them. They are laid in by LOAD DATA and only read, so nothing is logged or written twice,
# and where no row is written no figure depends on it.
bench_read() { beside_a_million read "$1"; }
bench_pages() { beside_a_million pages "$1"; }

# beside_a_million BENCH [--short]
beside_a_million() {
  local space=6500 MARIADB_MORE=(--skip-log-bin --local-infile=ON --innodb-buffer-pool-size=4G --innodb-log-file-size=192M
    --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF)
  [ -z "$2" ] || space=1500
  beside_filing_service "$1" "$space" "$2"
}

# The database has a core of its own, as it has a machine of its own where it counts; service and callers share the other. Left to the
# scheduler the three push each other out of the caches, on both sides of the comparison, and a write costs a quarter more.
# beside_filing_service BENCH MEGABYTES [--short]
beside_filing_service() {
  local bench=$1 space=$2 short=$3 outcome=0 SERVICES=(filing-service) PROCESSES=(mariadb kafka filing-service)
  local cores
  mapfile -t cores < <(own_cores)
  [ ${#cores[@]} -ge 2 ] || fail "This bench needs two cores: one is the database's alone."
  local -A CORE=([mariadb]=${cores[1]} [kafka]=${cores[0]} [filing-service]=${cores[0]} [bench]=${cores[0]})
  build deploy/local filing-service bench
  need_space "$ICP_HOME" "$space" "this bench"
  start_filing_service
  (
    environment_of filing-service
    unset ICP_CLOCK_URL
    export ICP_OUTBOX_RELAY=false QUARKUS_LIQUIBASE_MIGRATE_AT_START=false # both are the service's here
    export ICP_BENCH_SERVICE=http://127.0.0.1:${PORT[filing-service]} ICP_BENCH_MANAGEMENT=http://127.0.0.1:$(management_port filing-service)
    export ICP_BENCH_ISSUER_PORT=${PORT[account-service]}
    export ICP_BENCH_PIDS="filing-service=$(pid_of filing-service);mariadb=$(pid_of mariadb);kafka=$(pid_of kafka)"
    taskset -c "${CORE[bench]}" "$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m \
      -jar "$ROOT/bench/target/quarkus-app/quarkus-run.jar" "$bench" $short
  ) || outcome=$?
  end filing-service
  end kafka mariadb
  return "$outcome"
}

# write_legacy_data N [FOLDER] [OPTION…]: exports of an old platform, and plan.json beside them.
write_legacy_data() {
  [[ ${1:-} =~ ^[0-9]+$ ]] || fail "There is ./icp legacy-data N [FOLDER] [--form csv|gbk|ndjson] [--pack zip|gzip] [--seed S] [--first F] [--sound]."
  need_jdk
  build sandbox
  "$JAVA" -XX:+UseSerialGC -Xmx256m -Dstdout.encoding=UTF-8 \
    -cp "$ROOT/sandbox/target/quarkus-app/app/*:$ROOT/sandbox/target/quarkus-app/lib/main/*:$ROOT/sandbox/target/quarkus-app/lib/boot/*" \
    cn.icpfiling.sandbox.oldplatform.LegacyData "$@"
}

# Database, broker and legacy-import-service; the bench signs the tokens where account-service would stand. 100,000 old filings with their
# accounts, 2,000 planted faults. The database has a core of its own; service, and the bench that asks it how far it is, share the other.
bench_load() { beside_legacy_service load 100000 "$1"; }

# A million old filings, all tables, 20,000 planted faults: each count of the report must be the plan's, and a second load changes nothing.
# Rows come in the order of the export and not of their keys: where the buffer does not hold the tables, each row reads pages from the
# disk (3.7 million reads in twenty minutes with 512M).
bench_million() {
  local buffer=4G
  beside_legacy_service million 1000000 "$1"
}

# beside_legacy_service BENCH FILINGS [--short]
beside_legacy_service() {
  local bench=$1 filings=$2 outcome=0 KEYS_APP=legacy-import-service SERVICES=(legacy-import-service) PROCESSES=(mariadb kafka legacy-import-service) cores
  local MARIADB_MORE=(--local-infile=ON --innodb-buffer-pool-size="${buffer:-512M}" --innodb-log-file-size=192M) exports=$BENCH_HOME/exports
  mapfile -t cores < <(own_cores)
  [ ${#cores[@]} -ge 2 ] || fail "This bench needs two cores: one is the database's alone."
  [ -z "$3" ] || filings=3000
  local -A CORE=([mariadb]=${cores[1]} [kafka]=${cores[0]} [legacy-import-service]=${cores[0]} [bench]=${cores[0]})
  build deploy/local sandbox legacy-import-service bench
  need_space "$ICP_HOME" $((3000 + filings / 90)) "this bench"
  rm -rf "$ICP_HOME"/{db,kafka,files,keys,anchors,exports}
  lay_out_apps
  write_legacy_data "$filings" "$exports"
  need_keys
  start_mariadb 8>&-
  start_kafka 8>&-
  await 60 mariadb kafka
  make_schemas
  make_topics
  ICP_JAVA_OPTS="$JAVA_AT_SPEED -Xms384m -Xmx384m -Dicp.clock.url= -Dicp.warm-up.patience=0s" \
    start_service legacy-import-service 8>&-
  await 60 legacy-import-service
  (
    environment_of legacy-import-service
    unset ICP_CLOCK_URL
    export ICP_OUTBOX_RELAY=false QUARKUS_LIQUIBASE_MIGRATE_AT_START=false # both are the service's here
    export ICP_BENCH_SERVICE=http://127.0.0.1:${PORT[legacy-import-service]} ICP_BENCH_EXPORTS=$exports
    export ICP_BENCH_ISSUER_PORT=${PORT[account-service]}
    export ICP_BENCH_PIDS="legacy-import-service=$(pid_of legacy-import-service);mariadb=$(pid_of mariadb);kafka=$(pid_of kafka)"
    taskset -c "${CORE[bench]}" "$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx512m \
      -jar "$ROOT/bench/target/quarkus-app/quarkus-run.jar" "$bench" $3
  ) || outcome=$?
  end legacy-import-service
  end kafka mariadb
  rm -rf "$exports"
  return "$outcome"
}

# No database and no broker. One carrier: what a fresh virtual thread costs is not divided by the cores.
bench_crypto() {
  build bench
  "$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx256m -Djdk.virtualThreadScheduler.parallelism=1 -Djdk.virtualThreadScheduler.maxPoolSize=1 \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager --sun-misc-unsafe-memory-access=allow \
    -cp "$ROOT/bench/target/quarkus-app/app/*:$ROOT/bench/target/quarkus-app/lib/main/*:$ROOT/bench/target/quarkus-app/lib/boot/*" \
    cn.icpfiling.bench.crypto.CryptoBench $1
}

# Ten thousand domains in one operation, at the pace of one registry with the limits of production: over three minutes by that pace alone.
# The service, its database and a registry that counts its questions are those of its own tests.
bench_verify() {
  local domains=10000 log=$LOG/verify.log
  [ -z "$1" ] || domains=80
  need_maven
  (maven "$log" -pl verification-service -am test -Dtest=ManyDomainsApiTest -Dsurefire.failIfNoSpecifiedTests=false \
    "-Dicp.bench.domains=$domains") || return 1
  grep "^$domains domains:" "$log"
}

# inspection_tests LOG: compiles inspection-service with its tests; CLASSES is the class path of a bench among these.
inspection_tests() {
  local target=$ROOT/inspection-service/target
  need_maven
  maven "$1" -pl inspection-service -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=test || return 1
  CLASSES=$target/classes:$target/test-classes:$(<"$target/classpath.txt")
}

# Whose an address is, beside a table of all addresses and a library's trie, in a JVM of its own; it judges by itself.
bench_networks() {
  inspection_tests "$LOG/networks.log" || return 1
  "$JAVA_HOME/bin/java" -Xmx512m -cp "$CLASSES" \
    cn.icpfiling.inspection.core.networks.NetworkLookupBench ${1:+short}
}

# The DNS engine alone on one core, then dnsperf and three other Java clients on it; NSD has the other core. It judges by itself.
bench_dns() {
  local outcome=0 names=200000 cores zone=$RUN/nsd
  mapfile -t cores < <(own_cores)
  [ ${#cores[@]} -ge 2 ] || fail "This bench needs two cores: one is the client's alone."
  { command -v nsd && command -v dnsperf; } >/dev/null || apt_install nsd dnsperf ||
    fail "This bench asks NSD and compares with dnsperf: install both (Debian: apt-get install nsd dnsperf)."
  [ -z "$1" ] || names=20000
  inspection_tests "$LOG/dns.log" || return 1
  local -A CORE=([nsd]=${cores[1]})
  rm -rf "$zone"
  mkdir -p "$zone"
  awk -v names="$names" 'BEGIN {
    print "$ORIGIN bench.test.\n$TTL 3600\n@ SOA ns hostmaster 1 3600 600 86400 600\n@ NS ns\nns A 127.0.0.1"
    for (n = 0; n < names; n++) printf "n%d A 10.%d.%d.%d\n", n, int(n / 65536), int(n / 256) % 256, n % 256
  }' >"$zone/bench.test.zone"
  sed -e "s|@HOME@|$zone|g; s/@PORT@/$DNS_PORT/" "$ROOT/bench/src/main/nsd/nsd.conf" >"$zone/nsd.conf"
  launch nsd nsd -d -c "$zone/nsd.conf" 8>&-
  await_nsd || outcome=$?
  [ "$outcome" -ne 0 ] || taskset -c "${cores[0]}" "$JAVA" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$CLASSES" \
    cn.icpfiling.inspection.dns.DnsRateBench 127.0.0.1 "$DNS_PORT" "$names" "$zone/questions.txt" ${1:+short} || outcome=$?
  end nsd
  return "$outcome"
}

# NSD answers once it has read the zone.
await_nsd() {
  local begun=$SECONDS
  echo "n0.bench.test A" >"$RUN/nsd/question.txt"
  until dnsperf -s 127.0.0.1 -p "$DNS_PORT" -d "$RUN/nsd/question.txt" -n 1 -t 1 2>/dev/null | grep -q 'NOERROR 1 '; do
    runs nsd || fail "nsd died at start; its log is $LOG/nsd.log" "$(tail -n 1 "$LOG/nsd.log")"
    [ $((SECONDS - begun)) -lt 60 ] || fail "nsd did not answer within 60 s; its log is $LOG/nsd.log"
    sleep 0.2
  done
}

# Filed sites in inspection-service's own database, scanned again and again by the service, which asks NSD in the place of two resolvers.
# The service has a core of its own; database, broker and NSD share the other. ICP_BENCH_JAVA_OPTS is added to the service's options,
# such as a flight recording.
bench_sites() {
  local short=$1 outcome=0 names=240000 cores zone=$RUN/nsd KEYS_APP=inspection-service SERVICES=(inspection-service)
  local PROCESSES=(mariadb kafka inspection-service)
  local MARIADB_MORE=(--innodb-buffer-pool-size=1G --innodb-log-file-size=192M)
  mapfile -t cores < <(own_cores)
  [ ${#cores[@]} -ge 2 ] || fail "This bench needs two cores: one is the service's alone."
  { command -v nsd && command -v dnsperf; } >/dev/null || apt_install nsd dnsperf ||
    fail "This bench asks NSD and compares with dnsperf: install both (Debian: apt-get install nsd dnsperf)."
  [ -z "$short" ] || names=3000
  local -A CORE=([mariadb]=${cores[1]} [kafka]=${cores[1]} [inspection-service]=${cores[0]})
  build deploy/local inspection-service bench
  need_space "$ICP_HOME" 3000 "this bench"
  rm -rf "$ICP_HOME"/{db,kafka,files,keys,anchors} "$zone"
  mkdir -p "$zone"
  sed -e "s|@HOME@|$zone|g; s/@PORT@/$DNS_PORT/" "$ROOT/bench/src/main/nsd/sites.conf" >"$zone/nsd.conf"
  lay_out_apps
  need_keys
  start_mariadb 8>&-
  start_kafka 8>&-
  await 60 mariadb kafka
  make_schemas
  make_topics
  (
    export ICP_JAVA_OPTS="$JAVA_AT_SPEED -Xms512m -Xmx512m -Dicp.clock.url= -Dicp.warm-up.patience=0s -Dicp.scan.every=off
      -Dicp.scan.resolvers=127.0.0.1:$DNS_PORT,127.0.0.2:$DNS_PORT -Dicp.scan.total-rate=1000000 -Dicp.scan.group-rate=1000000
      -Dicp.scan.tend=1s ${ICP_BENCH_JAVA_OPTS:-}"
    start_service inspection-service 8>&-
  )
  await 60 inspection-service
  (
    environment_of inspection-service
    export ICP_BENCH_SERVICE=http://127.0.0.1:${PORT[inspection-service]} ICP_BENCH_ISSUER_PORT=${PORT[account-service]}
    export ICP_BENCH_NSD=$zone ICP_BENCH_DNS_PORT=$DNS_PORT ICP_BENCH_CORE=${cores[0]} ICP_BENCH_OTHER_CORE=${cores[1]}
    export ICP_BENCH_PIDS="inspection-service=$(pid_of inspection-service);mariadb=$(pid_of mariadb);kafka=$(pid_of kafka)"
    taskset -c "${cores[1]}" "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
      -cp "$ROOT/bench/target/quarkus-app/app/*:$ROOT/bench/target/quarkus-app/lib/main/*:$ROOT/bench/target/quarkus-app/lib/boot/*" \
      cn.icpfiling.bench.sites.SitesBench "$names" $short
  ) || outcome=$?
  end inspection-service
  end kafka mariadb
  return "$outcome"
}

# A million names, scanned twice from the root over name servers of its own on loopback addresses; it judges by itself.
bench_scan() {
  inspection_tests "$LOG/scan.log" || return 1
  # The servers and both scans' verdicts, a gigabyte, live in this JVM: a collector that stops the world for a second would be measured.
  "$JAVA_HOME/bin/java" -XX:+UseG1GC -Xmx5g --enable-native-access=ALL-UNNAMED -cp "$CLASSES" \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager cn.icpfiling.inspection.dns.ScanMillion ${1:+short}
}

# Start time and resident memory of the whole stack, idle after a whole filing, and the starts of two processes with and without a cache.
bench_footprint() {
  local short=$1 rounds=3 round begun name busy=0 outcome=0 starts=() sizes=() pairs=()
  need_callers
  [ -z "$short" ] || rounds=1
  build deploy/local "${SERVICES[@]}" bench
  if [ -z "$short" ]; then
    build system-tests
    export ICP_CACHES=
    "$ROOT/icp" up >"$LOG/up.log" 2>&1 8>&- 9>&- || return 1 # makes database, keys, topics, caches: not part of a start
    while runs recorder; do sleep 1; done
    "$ROOT/icp" status | grep '^AOT caches'
    "$ROOT/icp" down >"$LOG/down.log" 2>&1
  fi
  for round in $(seq "$rounds"); do
    name=$(busy_hundredths 2)
    [ "$name" -le "$busy" ] || busy=$name
    begun=${EPOCHREALTIME/./}
    "$ROOT/icp" up >"$LOG/up.log" 2>&1 8>&- 9>&- || { tail -n 3 "$LOG/up.log" && return 1; }
    starts+=($(((${EPOCHREALTIME/./} - begun) / 10000)))
    # A whole filing has each service read, decrypt and write rows; what it refuses at the door costs it nothing.
    if [ -n "$short" ]; then
      ask_each
    else
      "$ROOT/icp" demo >"$LOG/demo.log" 2>&1 || { say "the demo failed, so not every service has worked; see $LOG/demo.log" && return 1; }
    fi
    sleep 3
    sizes+=("$(resident)")
    say "round $round: up in $((starts[-1] / 100)).$(printf %02d $((starts[-1] % 100))) s, resident ${sizes[-1]} MiB ($(resident RssAnon) MiB without pages of files), load $(cut -d' ' -f1 /proc/loadavg)"
    if [ "$round" = "$rounds" ]; then
      "$ROOT/icp" status || outcome=1
      if [ -z "$short" ]; then
        need_keys_as_they_are # those of the stack, which another process has made
        for name in gateway filing-service; do
          starts_in_turn "$name" || return 1
          pairs+=("$name:$PAIRS")
        done
      fi
    fi
    "$ROOT/icp" down >"$LOG/down.log" 2>&1
  done
  say "busy with something else before the starts, at most: $busy % of a core"
  footprint_table "$short" "$busy" "${starts[*]}" "${sizes[*]}" "${pairs[*]}" || outcome=$?
  return "$outcome"
}

# What each process needs under load: a bench of its own, so that no missed target keeps the manifests from being held to its table.
bench_resources() {
  need_callers
  build deploy/local "${SERVICES[@]}" bench system-tests
  resources_under_load "$1"
}

# starts_in_turn NAME: sets PAIRS, "WITH/WITHOUT,…", the milliseconds to the first 200 with an AOT cache and as a fast-jar, of six starts each in
# turn. The first ones read their files from the disk and do not count.
starts_in_turn() {
  local turn with without busy
  PAIRS=''
  exec 9>"$RUN/lock" # or the keeper starts what was ended
  flock 9
  end "$1"
  for turn in {1..6}; do
    busy=$(busy_hundredths 1)
    with=$(ICP_CACHES='' first_200 "$1") && [ -e "$RUN/$1.cache" ] || { say "$1 did not start with an AOT cache; see $LOG/$1.log" && return 1; }
    end "$1"
    without=$(ICP_CACHES=no first_200 "$1") || { say "$1 did not start as a fast-jar; see $LOG/$1.log" && return 1; }
    end "$1"
    say "$1, start $turn: first 200 after $with ms with an AOT cache, $without ms as a fast-jar; busy before: $busy % of a core"
    [ "$turn" = 1 ] || PAIRS+=${PAIRS:+,}$with/$without/$busy
  done
  exec 9>&-
}

# first_200 NAME: starts it and prints how many milliseconds after the start of its process it answered 200, to a hundredth of a second.
# This shell asks itself: a curl every few milliseconds took half of a core from the process that it waited for.
first_200() {
  local port pid begun line stat last
  port=$(management_port "$1") last=$((SECONDS + 60))
  start_service "$1" >/dev/null 8>&- 9>&-
  pid=$(pid_of "$1") && begun=$(awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$pid/stat") || return 1 # in hundredths, since the machine's start
  until line=$(answer_line "$port") && [[ $line == *' 200 '* ]]; do
    # what ended stays in /proc as Z where nothing asks for it
    { read -r stat <"/proc/$pid/stat"; } 2>/dev/null && [[ ${stat##*) } != Z* ]] && [ "$SECONDS" -lt "$last" ] || return 1
    sleep 0.01
  done
  since "$begun"
}
# since HUNDREDTHS: how many milliseconds ago that was, counted from the machine's start
since() { awk -v begun="$1" '{ printf "%d\n", $1 * 1000 - begun * 10 }' /proc/uptime; }
# answer_line PORT: the first line of the answer to a question whether a process of this machine is alive
answer_line() {
  local line
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf 'GET /q/health/live HTTP/1.0\r\n\r\n' >&3
  read -r -t 2 -u 3 line
  exec 3>&-
  echo "$line"
}

# One request to each service, through the door where it has one.
ask_each() {
  local path
  for path in sessions/current orders domains/example.cn/fitness scans legacy-claims; do
    curl -s -m 10 -o "$LOG/asked.txt" "http://127.0.0.1:${PORT[gateway]}/api/v1/$path" || true
  done
  curl -s -m 10 -o "$LOG/asked.txt" -H 'Content-Type: application/json' -d '{"phone":"13800000000","purpose":"SIGN_UP"}' \
    "http://127.0.0.1:${PORT[gateway]}/api/v1/one-time-codes" || true
  for path in "${SERVICES[@]}"; do curl -s -m 10 -o "$LOG/asked.txt" "http://127.0.0.1:${PORT[$path]}/internal/none" || true; done
}

# resident [RssAnon]: MiB of six services, broker and database; without the sandbox, and without what lies in the database's buffer pool.
# RssAnon leaves out pages of files (programs, archives of classes), which several processes share or the kernel can drop.
resident() {
  local name pool sum=0 what=${1:-VmRSS}
  pool=$(mariadb_client -N -e "SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_bytes_data'" | cut -f2)
  for name in "${PROCESSES[@]}"; do
    [ "$name" = sandbox ] || sum=$((sum + $(awk -v what="$what:" '$1 == what { print $2 }' "/proc/$(pid_of "$name")/status")))
  done
  echo $((sum / 1024 - pool / 1048576))
}

# Hundredths of a core that somebody keeps busy, over so many seconds.
busy_hundredths() {
  local before after
  before=$(awk '/^cpu / { print $2 + $3 + $4 }' /proc/stat)
  sleep "$1"
  after=$(awk '/^cpu / { print $2 + $3 + $4 }' /proc/stat)
  echo $(((after - before) / $1))
}

# Memory says the same on a busy machine, a start does not.
footprint_table() {
  local judged=yes
  [ -z "$1" ] || judged=no
  awk -v judged=$judged -v busy="$2" -v starts="$3" -v sizes="$4" -v apps="$5" '
    function spread(text, scale, form,   n, v, i, j, t) {
      n = split(text, v, " ")
      for (i = 1; i < n; i++) for (j = i + 1; j <= n; j++) if (v[j] + 0 < v[i] + 0) { t = v[i]; v[i] = v[j]; v[j] = t }
      median = v[int((n + 1) / 2)] / scale
      return sprintf(form " (" form " to " form ")", median, v[1] / scale, v[n] / scale)
    }
    function verdict(must, aim, sound) {
      if (judged == "no") return "not judged"
      if (!sound) { if (outcome == 0) outcome = 3; return "invalid: the machine was not ours" }
      if (median > must) { outcome = 1; return "**below must**" }
      return median <= aim ? "aim reached" : "must reached"
    }
    # The ratio is taken pair by pair. The rest of the stack has its own little work, so a pair before which a tenth of a core more was
    # busy than before the quietest one makes the line invalid.
    function pairs_of(app,   n, i, list, one, ratios, sound, least) {
      n = split(substr(app, index(app, ":") + 1), list, ",")
      sound = 1
      least = 200
      for (i = 1; i <= n; i++) {
        split(list[i], one, "/")
        if (one[3] + 0 < least) least = one[3] + 0
      }
      for (i = 1; i <= n; i++) {
        split(list[i], one, "/")
        ratios = ratios " " one[1] / one[2]
        if (one[3] - least > 10) sound = 0
      }
      line = spread(ratios, 1, "%.2f")
      print "| P13 | " substr(app, 1, index(app, ":") - 1) ", first 200 with an AOT cache / as a fast-jar | " line " | <= 0.55 | <= 0.45 | " verdict(0.55, 0.45, sound) " |"
    }
    BEGIN {
      outcome = 0
      print "| target | what | median (min to max) | must | aim | verdict |"
      print "|---|---|---|---|---|---|"
      count = split(apps, app, " ")
      for (at = 1; at <= count; at++) pairs_of(app[at])
      line = spread(sizes, 1024, "%.2f")
      print "| P14 | resident, six services, broker, database without its pool, GiB | " line " | <= 2.50 | <= 1.80 | " verdict(2.5, 1.8, 1) " |"
      line = spread(starts, 100, "%.1f")
      print "| | `./icp up` from stopped and built, s | " line " | <= 30 | <= 15 | " verdict(30, 15, busy <= 10) " |"
      exit outcome
    }'
}

# Its tables with command, day and machine, as they were measured.
keep_baseline() {
  mkdir -p "$ROOT/bench/baselines"
  {
    echo "# $1"
    echo
    echo "Measured on $(date -u +%F) at $(date -u +%H:%M) UTC with \`$2\`, Git $(cd "$ROOT" && git rev-parse --short HEAD)."
    echo
    tables_of <"$BENCH_HOME/$1.txt"
    echo
    echo '```'
    grep -v '^|' "$BENCH_HOME/$1.txt" | sed '/^UPDATE SUMMARY/,/^Liquibase: /d; /^Running Changeset/d; /^Name .PK_DATABASE/d; /^No validation errors/d' | sed "s|$ROOT/||"
    echo '```'
  } >"$ROOT/bench/baselines/$1.md"
  done_line "kept in bench/baselines/$1.md"
}

# The lines of tables, with a blank line before each further head, which a line of dashes follows.
tables_of() {
  awk '/^\|/ { rows[++count] = $0 }
    END { for (at = 1; at <= count; at++) { if (at > 1 && rows[at + 1] ~ /^\|-/) print ""; print rows[at] } }'
}

#!/bin/bash
# train.sh APP OUT makes the AOT cache of a service and OUT/start, what java is told in its image besides JDK_JAVA_OPTIONS. The service is
# started once without a database and a broker, as far as it comes, and writes at its end which classes it had loaded and linked. A cache is
# good for the same jars (by name, size and date), the same JDK, collector and object headers; OPTIONS are those of the manifests. Where none
# can be made, or the JVM does not take it, the image has none: then Quarkus' own class loader is faster than a plain class path.
set -euo pipefail
app=$1 out=$2 java=${JAVA:-/opt/java/bin/java} seconds=${SECONDS_AT_MOST:-120}
LC_ALL=C
read -ra options <<<"${OPTIONS:-}"
mkdir -p "$out"
printf '%s\n' -jar "$app/quarkus-run.jar" >"$out/start"

# The order of Quarkus' loader, which no JVM caches; what runs then is what Quarkus calls a legacy-jar.
jars=("$app"/quarkus/{transformed,generated}-bytecode.jar "$app"/{app,lib/main,lib/boot}/*.jar)
there=()
for jar in "${jars[@]}"; do [ ! -e "$jar" ] || there+=("$jar"); done
path=$(IFS=: && echo "${there[*]}")
flat=(--add-opens=java.base/{java.lang,java.nio,jdk.internal.misc}=ALL-UNNAMED -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "$path")

# The main class stands in the data of Quarkus' loader behind two numbers, as Java writes a text: its length in two bytes first.
data=$app/quarkus/quarkus-application.dat main=io.quarkus.runner.GeneratedMain
if [ -e "$data" ]; then
  read -r high low < <(od -An -tu1 -j8 -N2 "$data")
  main=$(head -c $((10 + high * 256 + low)) "$data" | tail -c +11) # head first: a reader that ends early would break a pipe
fi

# Ports 1 answer at once that they are closed. What no setting says ends a start, so all that have no default are set.
export ICP_ENVIRONMENT=test QUARKUS_HTTP_PORT=0 QUARKUS_MANAGEMENT_PORT=0 KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1 \
  QUARKUS_DATASOURCE_JDBC_URL=jdbc:mysql://127.0.0.1:1/none QUARKUS_DATASOURCE_USERNAME=none QUARKUS_DATASOURCE_PASSWORD=none \
  QUARKUS_LIQUIBASE_MIGRATE_AT_START=false ICP_AUTHORITY_ISP_ID=none ICP_AUTHORITY_USER_NAME=none ICP_AUTHORITY_PASSWORD=none
# It ends by itself or by TERM, and either way the JVM writes its cache then.
timeout "$seconds" "$java" "${options[@]}" "-XX:AOTCacheOutput=$out/app.aot" "${flat[@]}" "$main" >"$out/train.log" 2>&1 || true
rm -f "$out/app.aot.config"
if ! grep -q 'Could not find or load main class' "$out/train.log" && "$java" "${options[@]}" -XX:AOTMode=on "-XX:AOTCache=$out/app.aot" "${flat[@]}" -version >>"$out/train.log" 2>&1; then
  printf '%s\n' "-XX:AOTCache=$app/app.aot" "${flat[@]}" "$main" >"$out/start"
  echo "AOT cache: $(($(stat -c %s "$out/app.aot") / 1048576)) MiB"
else
  rm -f "$out/app.aot"
  echo "AOT cache: none ($(grep -v '^\s*at ' "$out/train.log" | tail -n 1))"
fi
rm -f "$out/train.log"

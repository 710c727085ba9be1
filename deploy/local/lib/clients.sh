# The clients for TypeScript and Java: generated from the contract in the sources, compiled, tested and packed into target/clients. Their
# stories run against a stack: a first filing to its number, a change, a cancellation, and a partner's bulk order.

CLIENT_BUILDS=$ROOT/target/clients
JAVA_CLIENT=$ROOT/clients/java

# run_clients: ./icp clients, with the stories if the stack runs.
run_clients() {
  local begun=$SECONDS name
  mkdir -p "$LOG"
  need_jdk
  need_maven
  need_space "$ROOT" 1000 "the clients"
  build gateway
  for name in "${PROCESSES[@]}"; do runs "$name" || break; done
  if runs "$name"; then
    export_stack
  else
    say "  $name does not run, so the stories against a stack are left out (./icp up)."
  fi
  (export ICP_LONG=yes && build_clients && tell_stories) || fail "The clients do not hold ($(seconds_since "$begun")); see $LOG/clients-*.log"
  done_line "clients in $CLIENT_BUILDS ($(seconds_since "$begun"))"
}

# build_clients: what ./icp test does too, beside its tests. One after the other, because the tests have the processors. The Java client takes four
# minutes there: only with ICP_LONG, which "clients" and "test --all" set.
build_clients() {
  local begun=$SECONDS
  rm -rf "$CLIENT_BUILDS" && mkdir -p "$CLIENT_BUILDS"
  (need_node) || return 1
  "$JAVA" -cp "$ROOT/gateway/target/classes:$ROOT/gateway/target/quarkus-app/lib/main/*" \
    cn.icpfiling.gateway.contract.WriteContract "$CLIENT_BUILDS/openapi.yaml" || return 1
  (typescript_client >"$LOG/clients-typescript.log" 2>&1) || {
    grep -E '^ *not ok|error TS|npm error|^Error' "$LOG/clients-typescript.log" | head -n 20 | sed 's/^ */  ✗ TypeScript: /'
    return 1
  }
  done_line "clients: TypeScript compiles, passes its tests, and is packed ($(seconds_since "$begun"))"
  begun=$SECONDS
  [ -n "${ICP_LONG:-}" ] || return 0
  java_client || return 1
  [ ! -d "$CLIENT_BUILDS/java" ] || done_line "clients: Java compiles, passes its tests, and is packed ($(seconds_since "$begun"))"
}

# tell_stories: in a subshell, which ends them; of the clients that were built, side by side, if ICP_GATEWAY_URL is set. What fails is told once more.
tell_stories() {
  local begun=$SECONDS outcome=0 java=''
  trap end_parts EXIT
  trap 'exit 1' INT TERM
  [ -n "${ICP_GATEWAY_URL:-}" ] || return 0
  if [ -d "$CLIENT_BUILDS/java" ]; then
    (java_stories) &
    java=$!
  fi
  typescript_stories || once_more "clients/typescript stories" typescript_stories || outcome=1
  [ -z "$java" ] || wait "$java" || once_more "clients/java stories" java_stories || outcome=1
  [ "$outcome" = 0 ] || return 1
  done_line "clients: the stories of TypeScript${java:+ and Java} hold ($(seconds_since "$begun"))"
}

typescript_stories() {
  (cd "$ROOT/clients/typescript" && npm_in_time run -s stories) >"$LOG/clients-stories.log" 2>&1 || {
    { grep -E '^ *not ok|npm error|^Error' "$LOG/clients-stories.log" || tail -n 5 "$LOG/clients-stories.log"; } | head -n 20 | sed 's/^ */  ✗ TypeScript: /'
    return 1
  }
}

java_stories() {
  local reports=$JAVA_CLIENT/target/stories
  rm -rf "$reports"
  of_java_client clients-java-stories surefire:test '-Dtest=*StoryTest' "-Dsurefire.reportsDirectory=$reports" || {
    java_client_faults clients-java-stories "$reports"
    return 1
  }
}

# The steps are joined by &&, because errexit has no effect where the caller asks for the outcome.
typescript_client() {
  local folder=$ROOT/clients/typescript
  cd "$folder" && locked_packages && rm -rf dist build src/generated &&
    ICP_CONTRACT=$CLIENT_BUILDS/openapi.yaml npm_in_time run -s generate && npm_in_time run -s build && npm_in_time run -s test &&
    mkdir -p "$CLIENT_BUILDS/typescript" && cp README.md "$CLIENT_BUILDS/typescript" &&
    npm_in_time pack --silent --ignore-scripts --pack-destination "$CLIENT_BUILDS/typescript"
}

locked_packages() {
  [ "$(cat node_modules/.icp-lock 2>/dev/null)" != "$(sha1sum <package-lock.json)" ] || return 0
  npm_in_time ci --ignore-scripts --no-audit --no-fund && sha1sum <package-lock.json >node_modules/.icp-lock
}

# The generator and its libraries come from Maven Central; where they cannot be had, the client is not checked, and that is said.
java_client() {
  local reports=$JAVA_CLIENT/target/surefire-reports version
  rm -rf "$reports"
  (unset ICP_GATEWAY_URL && of_java_client clients-java verify "-Dicp.contract=$CLIENT_BUILDS/openapi.yaml") || {
    if grep -qE 'Could not (transfer|find) artifact|could not be resolved|Unknown host' "$LOG/clients-java.log"; then
      not_checked "the Java client, because the generator or a library could not be had from Maven Central"
      return 0
    fi
    java_client_faults clients-java "$reports"
    return 1
  }
  version=$(sed -n '0,/<version>/s|.*<version>\(.*\)</version>.*|\1|p' "$JAVA_CLIENT/pom.xml")
  mkdir -p "$CLIENT_BUILDS/java"
  cp "$JAVA_CLIENT/target/icp-filing-client-$version.jar" "$JAVA_CLIENT/target/icp-filing-client-$version-sources.jar" \
    "$JAVA_CLIENT/README.md" "$CLIENT_BUILDS/java"
  cp "$JAVA_CLIENT/pom.xml" "$CLIENT_BUILDS/java/icp-filing-client-$version.pom"
}

# of_java_client LOG ARGUMENTS…: Maven on the client alone, which is in no reactor.
of_java_client() {
  (cd "$ROOT" && in_time 600 mvn -B -ntp -Dstyle.color=never -f clients/java/pom.xml "${@:2}" 8>&- 9>&-) >"$LOG/$1.log" 2>&1
}

java_client_faults() {
  { report_failures "$2" && grep -E '^\[ERROR\] [^ ]*\.java|^\[ERROR\] Failed to execute goal' "$LOG/$1.log"; } | head -n 20 | cut -c1-300 | sed 's/^ */  ✗ Java: /'
}

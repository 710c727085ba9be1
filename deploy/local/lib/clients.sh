# The client for TypeScript: generated from the contract in the sources, compiled, tested and packed into target/clients. Its stories run
# against a stack: a first filing to its number, a change, a cancellation, and a partner's bulk order.

CLIENT_BUILDS=$ROOT/target/clients

# run_clients: ./icp clients, with the stories if the stack runs.
run_clients() {
  local begun=$SECONDS name
  mkdir -p "$LOG"
  need_jdk
  need_space "$ROOT" 1000 "the clients"
  build gateway
  for name in "${PROCESSES[@]}"; do runs "$name" || break; done
  if runs "$name"; then
    export_stack
  else
    say "  $name does not run, so the stories against a stack are left out (./icp up)."
  fi
  (build_clients && tell_stories) || fail "The client does not hold ($(seconds_since "$begun")); see $LOG/clients-*.log"
  done_line "clients in $CLIENT_BUILDS ($(seconds_since "$begun"))"
}

# build_clients: what ./icp test does too, beside its tests.
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
}

# tell_stories: of the client that was built, if ICP_GATEWAY_URL is set. What fails is told once more.
tell_stories() {
  local begun=$SECONDS
  [ -n "${ICP_GATEWAY_URL:-}" ] || return 0
  typescript_stories || once_more "clients/typescript stories" typescript_stories || return 1
  done_line "clients: the stories of TypeScript hold ($(seconds_since "$begun"))"
}

typescript_stories() {
  (cd "$ROOT/clients/typescript" && timeout -k 10 600 npm run -s stories) >"$LOG/clients-stories.log" 2>&1 || {
    { grep -E '^ *not ok|npm error|^Error' "$LOG/clients-stories.log" || tail -n 5 "$LOG/clients-stories.log"; } | head -n 20 | sed 's/^ */  ✗ TypeScript: /'
    return 1
  }
}

# The steps are joined by &&, because errexit has no effect where the caller asks for the outcome.
typescript_client() {
  local folder=$ROOT/clients/typescript
  cd "$folder" && locked_packages && rm -rf dist build src/generated &&
    ICP_CONTRACT=$CLIENT_BUILDS/openapi.yaml npm run -s generate && npm run -s build && npm run -s test &&
    mkdir -p "$CLIENT_BUILDS/typescript" && cp README.md "$CLIENT_BUILDS/typescript" &&
    npm pack --silent --ignore-scripts --pack-destination "$CLIENT_BUILDS/typescript"
}

locked_packages() {
  [ "$(cat node_modules/.icp-lock 2>/dev/null)" != "$(sha1sum <package-lock.json)" ] || return 0
  timeout -k 10 300 npm ci --ignore-scripts --no-audit --no-fund && sha1sum <package-lock.json >node_modules/.icp-lock
}

# The published contracts against the linters that integrators use: Redocly's recommended rules without an error,
# spectral:oas without a warning. A contract that is spoilt on purpose must be found, else the linters prove nothing.

LINT=$ROOT/target/lint

need_linters() {
  { command -v npm && command -v node; } >/dev/null || apt_install nodejs npm ||
    fail "Node.js 20 with npm is missing and could not be installed from here: install it (Debian: apt-get install nodejs npm)."
  [ "$(cat "$ROOT/node_modules/.icp-lock" 2>/dev/null)" != "$(sha1sum <"$ROOT/package-lock.json")" ] || return 0
  (cd "$ROOT" && npm ci --ignore-scripts) >"$LOG/npm.log" 2>&1 || fail "The linters of package.json could not be installed; see $LOG/npm.log" "$(grep -m1 'npm error' "$LOG/npm.log")"
  sha1sum <"$ROOT/package-lock.json" >"$ROOT/node_modules/.icp-lock"
}

# lint_contracts URL: the union as a client downloads it from the gateway, and the sandbox's contract.
lint_contracts() {
  local outcome=0 spoilt=$LINT/spoilt.yaml
  rm -rf "$LINT" && mkdir -p "$LINT"
  need_linters
  curl -fsS -m 20 -o "$LINT/openapi.yaml" "$1/openapi" || fail "The gateway did not hand out its contract."
  cp "$ROOT/sandbox/src/main/contract/openapi.yaml" "$LINT/sandbox.yaml"
  # what a comma in an unquoted description makes of a schema, and an operation without a description
  sed -e 's/^    Problem:$/&\n      as the spoilt one: null/' -e '0,/^      description:/s//      x-description:/' "$LINT/sandbox.yaml" >"$spoilt"
  echo 'extends: [recommended]' >"$LINT/redocly.yaml"
  echo 'extends: [[spectral:oas, recommended]]' >"$LINT/spectral.yaml"
  redocly "$LINT/openapi.yaml" "$LINT/sandbox.yaml" || outcome=1
  spectral "$LINT/openapi.yaml" "$LINT/sandbox.yaml" || outcome=1
  [ "$outcome" = 0 ] || { tail -n 40 "$LINT"/*.txt && return 1; }
  ! redocly "$spoilt" || { say "  Redocly finds nothing wrong with a spoilt contract." && return 1; }
  ! spectral "$spoilt" || { say "  Spectral finds nothing wrong with a spoilt contract." && return 1; }
  done_line "contracts: Redocly finds no error, spectral:oas no warning"
}

redocly() {
  REDOCLY_TELEMETRY=off "$ROOT/node_modules/.bin/redocly" lint --config "$LINT/redocly.yaml" --format=stylish "$@" >"$LINT/redocly.txt" 2>&1
}

spectral() {
  "$ROOT/node_modules/.bin/spectral" lint --ruleset "$LINT/spectral.yaml" --fail-severity=warn -f text "$@" >"$LINT/spectral.txt" 2>&1
}

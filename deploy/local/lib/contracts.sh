# The published contract against the linters that integrators use: Redocly's recommended rules, spectral:oas, the OWASP
# ruleset and our conventions (deploy/contracts) find no error and give no warning, and spectral:asyncapi none in the
# contracts of events. A contract that is spoilt on purpose, one of either kind, must be found by every rule that it breaks,
# else the linters prove nothing.

LINT=$ROOT/target/lint
LINT_RULES=$ROOT/deploy/contracts
# what spoilt.yaml breaks beside the conventions
LINT_CANARIES=(operation-description owasp:api4:2023-string-limit owasp:api4:2023-array-limit owasp:api4:2023-integer-limit
  owasp:api4:2023-rate-limit owasp:api4:2023-rate-limit-responses-429 owasp:api8:2023-define-error-responses-500
  owasp:api8:2023-define-error-validation owasp:api9:2023-inventory-access)
# and spoilt-events.yaml
EVENT_CANARIES=(invalid-ref asyncapi-3-document-resolved asyncapi-3-operation-description asyncapi-3-tags asyncapi-info-description asyncapi-servers)

need_node() {
  { command -v npm && command -v node; } >/dev/null || apt_install nodejs npm ||
    fail "Node.js 20 with npm is missing and could not be installed from here: install it (Debian: apt-get install nodejs npm)."
}

# The longest that one call of npm, or of a linter, takes, in seconds: a registry that does not answer must not hold up a run for ever.
NPM_LIMIT=600

# npm_in_time ARGUMENTS…
npm_in_time() {
  in_time "$NPM_LIMIT" npm "$@" 8>&- 9>&-
}

need_linters() {
  need_node
  [ "$(cat "$ROOT/node_modules/.icp-lock" 2>/dev/null)" != "$(sha1sum <"$ROOT/package-lock.json")" ] || return 0
  (cd "$ROOT" && npm_in_time ci --ignore-scripts) >"$LOG/npm.log" 2>&1 || fail "The linters of package.json could not be installed; see $LOG/npm.log" "$(grep -m1 'npm error' "$LOG/npm.log")"
  sha1sum <"$ROOT/package-lock.json" >"$ROOT/node_modules/.icp-lock"
}

# lint_contracts URL: the union as a client downloads it from the gateway, and the sandbox's contract.
lint_contracts() {
  local outcome=0
  rm -rf "$LINT" && mkdir -p "$LINT"
  need_linters
  curl -fsS -m 20 -o "$LINT/openapi.yaml" "$1/openapi" || fail "The gateway did not hand out its contract."
  curl -fsS -m 20 -o "$LINT/asyncapi.yaml" "$1/asyncapi" || fail "The gateway did not hand out the contract of the webhooks."
  cp "$ROOT/sandbox/src/main/contract/openapi.yaml" "$LINT/sandbox.yaml"
  redocly union "$LINT/openapi.yaml" && ! warns union || outcome=1
  redocly sandbox "$LINT/sandbox.yaml" || outcome=1
  spectral spectral union "$LINT/openapi.yaml" || outcome=1
  spectral sandbox sandbox "$LINT/sandbox.yaml" || outcome=1
  spectral events events "$LINT/asyncapi.yaml" "$ROOT"/*/src/main/contract/asyncapi.yaml || outcome=1
  [ "$outcome" = 0 ] || { tail -n 40 "$LINT"/*.txt && return 1; }
  find_spoilt || return 1
  done_line "contracts: Redocly, spectral:oas, spectral:asyncapi, the OWASP rules and our conventions find nothing; $(exceptions) rules are off"
}

# Every convention and every canary is found in the contract that breaks them.
find_spoilt() {
  local rule
  ! redocly spoilt "$LINT_RULES/spoilt.yaml" && grep -q ' struct ' "$LINT/redocly-spoilt.txt" && warns spoilt ||
    { say "  Redocly finds nothing wrong with a spoilt contract." && return 1; }
  ! spectral spectral spoilt "$LINT_RULES/spoilt.yaml" || { say "  Spectral finds nothing wrong with a spoilt contract." && return 1; }
  for rule in $(grep -oE '^  icp-[a-z-]+' "$LINT_RULES/conventions.yaml") "${LINT_CANARIES[@]}"; do
    grep -qF " $rule " "$LINT/spectral-spoilt.txt" || { say "  Spectral does not find what breaks $rule in a spoilt contract." && return 1; }
  done
  ! spectral events spoilt-events "$LINT_RULES/spoilt-events.yaml" || { say "  Spectral finds nothing wrong with a spoilt contract of events." && return 1; }
  for rule in "${EVENT_CANARIES[@]}"; do
    grep -qF " $rule " "$LINT/spectral-spoilt-events.txt" || { say "  Spectral does not find what breaks $rule in a spoilt contract of events." && return 1; }
  done
  [ "$(exceptions)" -le 10 ] || { say "  $(exceptions) rules of the linters are switched off; ten are the most." && return 1; }
}

exceptions() {
  cat "$LINT_RULES"/{spectral,redocly,sandbox}.yaml | grep -cE '^  .*: off$'
}

# redocly NAME CONTRACT: the report is redocly-NAME.txt.
redocly() {
  REDOCLY_TELEMETRY=off in_time "$NPM_LIMIT" nice "$ROOT/node_modules/.bin/redocly" lint --config "$LINT_RULES/redocly.yaml" --format=stylish "$2" >"$LINT/redocly-$1.txt" 2>&1 8>&- 9>&-
}

# warns NAME: whether that report has a warning.
warns() {
  grep -qE '^ +[0-9]+:[0-9]+ +warning ' "$LINT/redocly-$1.txt"
}

# spectral RULESET NAME CONTRACT…: the report is spectral-NAME.txt.
spectral() {
  local ruleset=$1 name=$2
  shift 2
  in_time "$NPM_LIMIT" nice "$ROOT/node_modules/.bin/spectral" lint --ruleset "$LINT_RULES/$ruleset.yaml" --fail-severity=warn -f text "$@" >"$LINT/spectral-$name.txt" 2>&1 8>&- 9>&-
}

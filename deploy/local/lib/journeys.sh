# The Arazzo files of docs/arazzo, played by Redocly's runner against a stack that runs.

JOURNEYS=$ROOT/target/journeys

# play_journeys: all files, two at a time. Each response is checked against the contract too. A file that fails is played once more
# when no other file is, with other people. A file with a criterion that cannot hold must turn red because of it, else the runner proves nothing.
play_journeys() {
  local outcome=0 begun=$SECONDS file fallen=() spoilt=$JOURNEYS/spoilt.arazzo.yaml
  need_linters
  rm -rf "$JOURNEYS" && mkdir -p "$JOURNEYS"
  cp "$ROOT"/docs/arazzo/*.{yaml,mjs,png,jpg} "$JOURNEYS"
  curl -fsS -m 20 -o "$JOURNEYS/icp.yaml" "$ICP_GATEWAY_URL/openapi" || fail "The gateway did not hand out its contract."
  curl -fsS -m 20 -o "$JOURNEYS/sandbox.yaml" "$ICP_SANDBOX_URL/openapi.yaml" || fail "The sandbox did not hand out its contract."
  node "$JOURNEYS/people.mjs" 0 "$ICP_SANDBOX_URL" "$ICP_GATEWAY_URL" "$ICP_BOOTSTRAP_FILE" >"$JOURNEYS/people.txt" 2>&1 8>&- 9>&- &
  PEOPLE=$!
  trap end_parts EXIT
  trap 'exit 1' INT TERM
  for _ in {1..300}; do { grep -qs ^http "$JOURNEYS/people.txt" || ! kill -0 "$PEOPLE" 2>/dev/null; } && break || sleep 0.1; done
  grep -q ^http "$JOURNEYS/people.txt" || fail "The people of the journeys (docs/arazzo/people.mjs) did not start within 30 s." "$(tail -n 1 "$JOURNEYS/people.txt")"
  sed "s/== 'FIRST_FILING'/== 'ACCESS_FILING'/" "$ROOT/docs/arazzo/first-filing.arazzo.yaml" >"$spoilt"
  : >"$JOURNEYS/fallen"
  # two side by side, for a journey mostly waits; each has people of its own
  play_in_turn find-account legacy-import partner-day transfer-filing &
  local others=$!
  play_in_turn first-filing change-website cancel-access shell-site || outcome=1
  wait "$others" || outcome=1
  mapfile -t fallen <"$JOURNEYS/fallen"
  for file in ${fallen[@]+"${fallen[@]}"}; do
    once_more "docs/arazzo $file" play_journey "$file" || {
      outcome=1
      say "  The journey $file of docs/arazzo fails:"
      grep -vE '^\s*$' "$JOURNEYS/$file.txt" | tail -n 40
    }
  done
  finds_spoilt || finds_spoilt || {
    outcome=1
    say "  The runner of journeys finds nothing wrong with a criterion that cannot hold:"
    grep -vE '^\s*$' "$JOURNEYS/spoilt.txt" | tail -n 20
  }
  [ "$outcome" = 0 ] || return 1
  done_line "journeys: the Arazzo files of J2, J5, J8, J13, J14, J20, J26 and J30 run ($(seconds_since "$begun"))"
}

# play_in_turn FILE…: names those that failed in the file "fallen", and fails only if that cannot be written.
play_in_turn() {
  local file
  for file in "$@"; do play_journey "$file" || echo "$file" >>"$JOURNEYS/fallen" || return 1; done
}

# It fails, and at the criterion that was spoilt.
finds_spoilt() {
  ! play_journey spoilt && grep -aqF "✗ success criteria check - \$response.body#/type == 'ACCESS_FILING'" "$JOURNEYS/spoilt.txt"
}

play_journey() {
  local people
  people=$(grep -m1 ^http "$JOURNEYS/people.txt")
  local servers=(--server "icp=$ICP_GATEWAY_URL" --server "sandbox=$ICP_SANDBOX_URL" --server "people=$people")
  NO_COLOR=1 REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true in_time 180 "$ROOT/node_modules/.bin/redocly" respect \
    "$JOURNEYS/$1.arazzo.yaml" --max-fetch-timeout=90000 "${servers[@]}" >"$JOURNEYS/$1.txt" 2>&1
}

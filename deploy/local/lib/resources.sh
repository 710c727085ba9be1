# What each process holds and uses under load: "bench resources", for the sizes in ../kubernetes/README.md.

# manifest_options NAME: the JVM's options of the manifests, after those of the stack, of which the last one counts; and the whole heap is
# touched, as it will be one day.
manifest_options() {
  [ "$1" != sandbox ] || return 0
  echo "$JAVA_AT_SPEED -XX:ArchiveRelocationMode=1 $(sed -n 's/^JDK_JAVA_OPTIONS=//p' "$ROOT/deploy/kubernetes/base/$1/config.env") -XX:+AlwaysPreTouch"
}

# resources_under_load [--short]: on an empty stack a partner's day and a load of old filings run beside each other, for so many seconds at
# most; what is not done by then is broken off. Prints the table, or why there is none. Longer than 20 s, or the looks are too few.
resources_under_load() {
  local outcome=0 name pids='' filings=200 old=20000 seconds=170 begun loads watcher day=0 ICP_CACHES=no ended=$RUN/load-ended
  local watched=(gateway account-service filing-service verification-service inspection-service legacy-import-service kafka mariadb)
  [ -z "$1" ] || filings=10 old=300 seconds=60
  need_space "$ICP_HOME" 3000 "the load"
  rm -rf "$ICP_HOME/exports" "$ended"
  write_legacy_data "$old" "$ICP_HOME/exports" >"$LOG/exports.log" || return 1
  start_for_load || return 1
  for name in "${watched[@]}"; do pids+=";$name=$(pid_of "$name")"; done
  begun=$SECONDS
  ICP_BENCH_PIDS=${pids#;} watch_resources $((seconds + 5)) "$ended" >"$LOG/resources.log" 2>&1 &
  watcher=$!
  (load_old_files "$seconds" >"$LOG/old-files.log" 2>&1) &
  loads=$!
  play_day "$filings" "$seconds" >"$LOG/partner-day.log" 2>&1 || day=$?
  wait "$loads" || { outcome=1 && say "NOT MEASURED the old filings were not loaded: $(tail -n 1 "$LOG/old-files.log")"; }
  while [ $((SECONDS - begun)) -lt 25 ]; do sleep 1; done
  touch "$ended"
  wait "$watcher" || outcome=1
  case $day in
    0) say "under load: a partner's day of $filings filings to its end, beside $old old filings, in $((SECONDS - begun)) s" ;;
    124) say "under load: a partner's day of $filings filings for $seconds s, beside $old old filings; it had come to: $(tail -n 1 "$LOG/partner-day.log")" ;;
    *) outcome=1 && say "NOT MEASURED the partner's day failed: $(tail -n 1 "$LOG/partner-day.log")" ;;
  esac
  cat "$LOG/resources.log"
  stack_down >"$LOG/down.log" 2>&1
  return "$outcome"
}

# start_for_load: everything, empty, each service with the options of its manifest.
start_for_load() {
  local name
  start_empty_stores
  for name in "${SERVICES[@]}"; do ICP_JAVA_OPTS=$(manifest_options "$name") start_service "$name" 8>&-; done
  await 240 "${SERVICES[@]}"
  export_stack
}

# watch_resources SECONDS FILE: the looks, until the file is there.
watch_resources() {
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$ROOT/bench/target/quarkus-app/app/*:$ROOT/bench/target/quarkus-app/lib/main/*:$ROOT/bench/target/quarkus-app/lib/boot/*" \
    cn.icpfiling.bench.resources.ResourcesBench "$@"
}

# play_day FILINGS SECONDS: 124 if it was broken off.
play_day() (
  cd "$ROOT" && ICP=$ICP_GATEWAY_URL SANDBOX=$ICP_SANDBOX_URL FILINGS=$1 in_time "$2" "$ICP_PYTHON" -B docs/partner-day/partner_day.py 8>&- 9>&-
)

# load_old_files SECONDS: the exports of an old platform, as an administrator; not the one who opens the partner's account.
load_old_files() {
  local kind files=()
  for kind in accounts subjects sites domains; do files+=("${kind^^}=$ICP_HOME/exports/$kind.csv"); done
  ICP_TOKEN=$(staff_token second-administrator) in_time "$1" "$ROOT/icp" legacy-load "${files[@]}" 8>&- 9>&-
}

# staff_token LOGIN: an access token, by password and authenticator app.
staff_token() {
  local door=$ICP_GATEWAY_URL/api/v1/sessions told challenge
  told=$(staff_code "$1")
  challenge=$(json_post "$door" "$(awk '$1 == "login" { login = $2 } $1 == "password" { printf "{\"login\": \"%s\", \"password\": \"%s\"}", login, $2 }' <<<"$told")" | jq --raw-output .challengeId)
  json_post "$door/second-factor" "{\"challengeId\": \"$challenge\", \"code\": \"$(awk '$1 == "code" { print $2 }' <<<"$told")\"}" | jq --raw-output .accessToken
}
json_post() {
  curl --silent --show-error --fail --max-time 30 --header 'Content-Type: application/json' \
    --header "Idempotency-Key: \"$(cat /proc/sys/kernel/random/uuid)\"" --data "$2" "$1"
}

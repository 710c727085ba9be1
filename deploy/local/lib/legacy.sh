# Loads files of the old platform through the gateway: a client of /api/v1/legacy-loads, as an administrator.

# legacy_call METHOD PATH [curl arguments]: prints the body; fails with the problem's own words
legacy_call() {
  local method=$1 path=$2 answer status
  shift 2
  answer=$(curl --silent --show-error --max-time 180 --request "$method" --header "Authorization: Bearer $ICP_TOKEN" \
    --write-out '\n%{http_code}' "$@" "$LEGACY_DOOR$path") || fail "The gateway at $LEGACY_DOOR does not answer."
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  [[ $status == 2* ]] || fail "$method $path: $status $(jq --raw-output '.detail // .title // empty' <<<"$answer" 2>/dev/null)"
  printf '%s' "$answer"
}

# legacy_upload LOAD KIND FILE: in parts of 16 MiB; what was lost on the way or refused is sent again, until ten parts in a row brought nothing
legacy_upload() {
  local load=$1 kind=$2 file=$3 size offset=0 place before status idle=0
  size=$(stat --format %s "$file")
  place=$(legacy_call POST "/api/v1/legacy-loads/$load/files" --header 'Tus-Resumable: 1.0.0' --header "Upload-Length: $size" \
    --header "Upload-Metadata: kind $(printf '%s' "$kind" | base64 --wrap 0)" --dump-header - --output - |
    tr -d '\r' | sed -n 's/^[Ll]ocation: *//p')
  place="/api/v1/legacy-loads/$load/files/${place##*/}"
  while ((offset < size)); do
    before=$offset
    status=$(tail --bytes "+$((offset + 1))" "$file" | head --bytes 16777216 |
      curl --silent --max-time 180 --output /dev/null --write-out '%{http_code}' --request PATCH --header "Authorization: Bearer $ICP_TOKEN" \
        --header 'Tus-Resumable: 1.0.0' --header "Upload-Offset: $offset" --header 'Content-Type: application/offset+octet-stream' \
        --data-binary @- "$LEGACY_DOOR$place") || true
    offset=$(legacy_call HEAD "$place" --header 'Tus-Resumable: 1.0.0' --head | tr -d '\r' | sed -n 's/^[Uu]pload-[Oo]ffset: *//p')
    if ((offset > before)); then
      say "$kind: $offset of $size bytes"
      idle=0
    else
      ((++idle < 10)) || fail "$kind: ten times in a row nothing was stored after $offset of $size bytes; the last part got status $status."
      sleep 1
    fi
  done
}

# legacy_object LOAD KIND s3://BUCKET/KEY: names an object of an allowed bucket; the service reads it itself
legacy_object() {
  local load=$1 kind=$2 source=$3 told
  told=$(legacy_call POST "/api/v1/legacy-loads/$load/objects" --header "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" \
    --header 'Content-Type: application/json' --data "$(jq --null-input --arg kind "$kind" --arg source "$source" '{kind: $kind, source: $source}')")
  say "$kind: $(jq .length <<<"$told") bytes in $source"
}

# load_legacy [--dry-run] KIND=FILE… or KIND=s3://BUCKET/KEY…
load_legacy() {
  local dry=false kinds=() pair load told unreadable
  [[ ${1:-} == --dry-run ]] && dry=true && shift
  [[ $# -gt 0 ]] || fail "Name files: ./icp legacy-load ACCOUNTS=accounts.csv.gz SUBJECTS=subjects.csv"
  [[ -n ${ICP_TOKEN:-} ]] || fail "ICP_TOKEN is not set: an access token of an administrator."
  LEGACY_DOOR=${ICP_GATEWAY:-http://localhost:$((8080 + ICP_PORT_SHIFT))}
  for pair in "$@"; do
    [[ ${pair#*=} == s3://* || -r ${pair#*=} ]] || fail "There is no file ${pair#*=}."
    kinds+=("${pair%%=*}")
  done
  load=$(legacy_call POST /api/v1/legacy-loads --header "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" \
    --header 'Content-Type: application/json' --data "$(jq --null-input --argjson dry "$dry" \
      '{name: "command line", kinds: ($ARGS.positional | unique), dryRun: $dry}' --args "${kinds[@]}")" | jq --raw-output .id)
  for pair in "$@"; do
    case ${pair#*=} in
      s3://*) legacy_object "$load" "${pair%%=*}" "${pair#*=}" ;;
      *) legacy_upload "$load" "${pair%%=*}" "${pair#*=}" ;;
    esac
  done
  legacy_call POST "/api/v1/legacy-loads/$load/start" --header "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" >/dev/null
  while told=$(legacy_call GET "/api/v1/legacy-loads/$load"); do
    say "$(jq --raw-output '"\(.state): \(.rows.read) rows read, \(.rows.added) added, \(.rows.changed) changed, \(.rows.same) same, \(.rows.setAside) set aside"' <<<"$told")"
    [[ $(jq --raw-output .state <<<"$told") == RUNNING ]] || break
    sleep 2
  done
  legacy_call GET "/api/v1/legacy-loads/$load/report" | jq .setAside
  unreadable=$(jq --raw-output '[.files[] | select(.state == "UNREADABLE") | "\(.kind), \(.fault)" + (if .faultLine then " at line \(.faultLine)" else "" end)]
    | join("; ")' <<<"$told")
  [[ -z $unreadable ]] || fail "Not read to the end: $unreadable. Files of later kinds are not loaded. Load them again with the whole file."
  if [[ $dry == false && $(jq --raw-output '.releasedAt // empty' <<<"$told") == '' ]]; then
    say "Its new filings wait. Release the load when nothing more follows for them: POST /api/v1/legacy-loads/$load/release"
  fi
}

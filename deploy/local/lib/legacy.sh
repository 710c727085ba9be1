# Loads files of the old platform through the gateway: a client of /api/v1/legacy-loads, as an administrator.

LEGACY_LOAD='' LEGACY_STARTED=false LEGACY_KEEP=false LEGACY_RESUMED=false LEGACY_BEGUN=() LEGACY_FOUND=()

# legacy_on: how to go on with the load at hand
legacy_on() { [[ -z $LEGACY_LOAD ]] || printf ' Go on with it: ./icp legacy-load --load %s KIND=FILE…' "$LEGACY_LOAD"; }

# legacy_call METHOD PATH [curl arguments]: prints the body; fails with the problem's own words
legacy_call() {
  local method=$1 path=$2 answer status
  shift 2
  answer=$(curl --silent --show-error --max-time 180 --request "$method" --header "Authorization: Bearer $ICP_TOKEN" \
    --write-out '\n%{http_code}' "$@" "$LEGACY_DOOR$path") || fail "The gateway at $LEGACY_DOOR does not answer.$(legacy_on)"
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  [[ $status != 401 ]] || fail "$method $path: 401. A token lives 10 minutes: set ICP_TOKEN to a new one.$(legacy_on)"
  [[ $status == 2* ]] || fail "$method $path: $status $(jq --raw-output '.detail // .title // empty' <<<"$answer" 2>/dev/null)"
  printf '%s' "$answer"
}

# legacy_leave: the files that this command began keep every hand-over waiting for a day, so they are deleted unless they are started or kept
legacy_leave() {
  local outcome=$? file left=0
  [[ $outcome != 0 && $LEGACY_STARTED == false && -n $LEGACY_LOAD ]] || return 0
  if [[ $LEGACY_KEEP == false ]]; then
    for file in "${LEGACY_BEGUN[@]}"; do
      [[ $(curl --silent --max-time 30 --output /dev/null --write-out '%{http_code}' --request DELETE --header "Authorization: Bearer $ICP_TOKEN" \
        --header 'Tus-Resumable: 1.0.0' "$LEGACY_DOOR$file") =~ ^(204|404)$ ]] || left=$((left + 1))
    done
    ((left > 0)) || { say "Its files are deleted; no filing waits for them. --keep keeps them."; return 0; }
  fi
  say "The files of load $LEGACY_LOAD stay, and filings wait for them until a day after their last byte.$(legacy_on)"
}

# legacy_begun LOAD KIND SIZE FILE: the path of the next file of a load at hand that has this kind and size, and is not over; nothing without
# one. A loaded file must have the digest of FILE. One that is arriving or waits has none yet: what is there of it is not compared.
legacy_begun() {
  local digest
  [[ $LEGACY_RESUMED == true ]] || return 0
  digest=$(sha256sum <"$4")
  legacy_call GET "/api/v1/legacy-loads/$1" | jq --raw-output --arg kind "$2" --argjson size "$3" --arg files "/api/v1/legacy-loads/$1/files/" \
    --arg digest "${digest%% *}" \
    '[.files[] | select(.kind == $kind and .length == $size and (.state | IN("ARRIVING", "READY", "LOADED")) and
      (.state != "LOADED" or .sha256 == $digest)) | $files + .id]
      - $ARGS.positional | .[0] // empty' --args "${LEGACY_FOUND[@]}" "${LEGACY_BEGUN[@]}"
}

# legacy_upload LOAD KIND FILE: in parts of 16 MiB; what was lost on the way or refused is sent again, until ten parts in a row brought nothing
legacy_upload() {
  local load=$1 kind=$2 file=$3 size offset=0 place before status idle=0 told
  size=$(stat --format %s "$file")
  place=$(legacy_begun "$load" "$kind" "$size" "$file")
  if [[ -n $place ]]; then
    LEGACY_FOUND+=("$place")
    offset=$(legacy_offset "$place")
    say "$kind: $offset of $size bytes are there (of a file that is not loaded yet, kind and size alone are compared)"
  else
    told="kind $(printf '%s' "$kind" | base64 --wrap 0)"
    [[ -z $LEGACY_ENCODING ]] || told+=",encoding $(printf '%s' "$LEGACY_ENCODING" | base64 --wrap 0)"
    place=$(legacy_call POST "/api/v1/legacy-loads/$load/files" --header 'Tus-Resumable: 1.0.0' --header "Upload-Length: $size" \
      --header "Upload-Metadata: $told" --dump-header - --output - | tr -d '\r' | sed -n 's/^[Ll]ocation: *//p')
    place="/api/v1/legacy-loads/$load/files/${place##*/}"
    LEGACY_BEGUN+=("$place")
  fi
  while ((offset < size)); do
    before=$offset
    status=$(tail --bytes "+$((offset + 1))" "$file" | head --bytes 16777216 |
      curl --silent --max-time 180 --output /dev/null --write-out '%{http_code}' --request PATCH --header "Authorization: Bearer $ICP_TOKEN" \
        --header 'Tus-Resumable: 1.0.0' --header "Upload-Offset: $offset" --header 'Content-Type: application/offset+octet-stream' \
        --data-binary @- "$LEGACY_DOOR$place") || true
    offset=$(legacy_offset "$place")
    if ((offset > before)); then
      say "$kind: $offset of $size bytes"
      idle=0
    else
      ((++idle < 10)) || fail "$kind: ten times in a row nothing was stored after $offset of $size bytes; the last part got status $status."
      sleep 1
    fi
  done
}

legacy_offset() {
  legacy_call HEAD "$1" --header 'Tus-Resumable: 1.0.0' --head | tr -d '\r' | sed -n 's/^[Uu]pload-[Oo]ffset: *//p'
}

# legacy_object LOAD KIND s3://BUCKET/KEY: names an object of an allowed bucket; the service reads it itself
legacy_object() {
  local load=$1 kind=$2 source=$3 encoding=${LEGACY_ENCODING/#UTF-8/UTF_8} told
  if [[ $LEGACY_RESUMED == true ]] && legacy_call GET "/api/v1/legacy-loads/$load" | jq --exit-status --arg source "$source" 'any(.files[]; .source == $source)' >/dev/null; then
    return
  fi
  told=$(legacy_call POST "/api/v1/legacy-loads/$load/objects" --header "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" \
    --header 'Content-Type: application/json' --data "$(jq --null-input --arg kind "$kind" --arg source "$source" \
      --arg encoding "${encoding/#GBK/GB18030}" '{kind: $kind, source: $source} + if $encoding == "" then {} else {encoding: $encoding} end')")
  LEGACY_BEGUN+=("/api/v1/legacy-loads/$load/files/$(jq --raw-output .id <<<"$told")")
  say "$kind: $(jq .length <<<"$told") bytes in $source"
}

# load_legacy [--dry-run] [--keep] [--encoding UTF-8|GB18030|GBK] KIND=FILE… or KIND=s3://BUCKET/KEY…
# load_legacy --load ID [KIND=FILE…]: sends what is missing of the files of a load, starts it unless it runs, and watches it
load_legacy() {
  local dry=false kinds=() pair told
  LEGACY_LOAD='' LEGACY_ENCODING=''
  while [[ ${1:-} == --* ]]; do
    [[ $1 != --load && $1 != --encoding || -n ${2:-} ]] || fail "$1 needs a value: --load ID, --encoding UTF-8|GB18030|GBK."
    case $1 in
      --dry-run) dry=true ;;
      --keep) LEGACY_KEEP=true ;;
      --encoding) LEGACY_ENCODING=${2:-} && shift ;;
      --load) LEGACY_LOAD=${2:-} LEGACY_KEEP=true LEGACY_RESUMED=true && shift ;;
      *) fail "There is no option $1." ;;
    esac
    shift
  done
  [[ $# -gt 0 || -n $LEGACY_LOAD ]] || fail "Name files: ./icp legacy-load ACCOUNTS=accounts.csv.gz SUBJECTS=subjects.csv"
  [[ -n ${ICP_TOKEN:-} ]] || fail "ICP_TOKEN is not set: an access token of an administrator."
  LEGACY_DOOR=${ICP_GATEWAY:-http://localhost:$((8080 + ICP_PORT_SHIFT))}
  for pair in "$@"; do
    [[ ${pair#*=} == s3://* || -r ${pair#*=} ]] || fail "There is no file ${pair#*=}."
    kinds+=("${pair%%=*}")
  done
  if [[ -z $LEGACY_LOAD ]]; then
    LEGACY_LOAD=$(legacy_call POST /api/v1/legacy-loads --header "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" \
      --header 'Content-Type: application/json' --data "$(jq --null-input --argjson dry "$dry" \
        '{name: "command line", kinds: ($ARGS.positional | unique), dryRun: $dry}' --args "${kinds[@]}")" | jq --raw-output .id)
    say "load $LEGACY_LOAD"
  fi
  trap legacy_leave EXIT
  trap 'exit 1' INT TERM
  for pair in "$@"; do
    case ${pair#*=} in
      s3://*) legacy_object "$LEGACY_LOAD" "${pair%%=*}" "${pair#*=}" ;;
      *) legacy_upload "$LEGACY_LOAD" "${pair%%=*}" "${pair#*=}" ;;
    esac
  done
  legacy_start
  LEGACY_STARTED=true
  while true; do
    told=$(legacy_call GET "/api/v1/legacy-loads/$LEGACY_LOAD")
    say "$(jq --raw-output '"\(.state): \(.rows.read) rows read, \(.rows.added) added, \(.rows.changed) changed, \(.rows.same) same, \(.rows.setAside) set aside"' <<<"$told")"
    [[ $(jq --raw-output .state <<<"$told") == RUNNING ]] || break
    sleep 2
  done
  legacy_result "$told"
}

# legacy_start: unless it runs, or nothing is left to start; then it is only watched
legacy_start() {
  local told
  told=$(legacy_call GET "/api/v1/legacy-loads/$LEGACY_LOAD")
  if jq --exit-status '.state == "RUNNING" or (.state == "FINISHED" and all(.files[]; .state != "READY" and .state != "ARRIVING"))' \
    <<<"$told" >/dev/null; then
    return
  fi
  legacy_call POST "/api/v1/legacy-loads/$LEGACY_LOAD/start" --header "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" >/dev/null
}

# legacy_result LOADED: the report, what was not read, and what its filings still wait for
legacy_result() {
  local told=$1 report unreadable unnamed
  report=$(legacy_call GET "/api/v1/legacy-loads/$LEGACY_LOAD/report")
  jq .setAside <<<"$report"
  unreadable=$(jq --raw-output '[.files[] | select(.state == "UNREADABLE") | "\(.kind), \(.fault)" + (if .faultLine then " at line \(.faultLine)" else "" end)]
    | join("; ")' <<<"$told")
  [[ -z $unreadable ]] || fail "Not read to the end: $unreadable. Files of later kinds are not loaded. Load them again with the whole file."
  [[ $(jq --raw-output '.dryRun // false' <<<"$told") == false && $(jq --raw-output '.releasedAt // empty' <<<"$told") == '' ]] || return 0
  unnamed=$(jq --raw-output '.unnamedRows // 0' <<<"$report")
  ((unnamed == 0)) || say "$unnamed of its rows name no filing: correct each or give it up; then a load with all kinds releases itself."
  say "Its new filings wait. Release the load when nothing more follows for them: POST /api/v1/legacy-loads/$LEGACY_LOAD/release"
}

# load_old_filing DOMAIN…: the sandbox makes the filing that follows from each name, enters it in the authority's register, and it is loaded
load_old_filing() {
  [[ $# -gt 0 ]] || fail "Name a domain: ./icp legacy-filing legacy-import-mybakery.cn"
  play cn.icpfiling.systemtests.legacy.LoadDemo "$@"
}

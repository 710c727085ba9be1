# ./icp backup and ./icp restore: dumps, binary logs and copies of files of a stack that was started with ICP_BACKUPS=FOLDER, by the scripts of
# deploy/backup. In FOLDER: <series>/dumps, <series>/binlogs, <series>/anchors, and files. A series is the life of one data folder of the database: binary
# logs of the next one begin to count anew. Keys are never there; without them a restore is worthless. prune.sh deletes what is older than the days of
# ICP_BACKUPS_KEEP.

ICP_BACKUPS=${ICP_BACKUPS:-$(cat "$ICP_HOME/run/backups" 2>/dev/null || true)}
[ -z "$ICP_BACKUPS" ] || ICP_BACKUPS=$(realpath -ms -- "$ICP_BACKUPS") # the next command may be started in another folder
BACKUP_SCRIPTS=$ROOT/deploy/backup

# MariaDB's jar has no program that reads binary logs; Debian's package of the client has one, unpacked and not installed.
want_binlog_reader() {
  BINLOG=$(command -v mariadb-binlog) || {
    monitoring_package mariadb-client mariadb-binlog || return 1
    BINLOG=$MONITORING_TOOLS/mariadb-client/usr/bin/mariadb-binlog
  }
  "$BINLOG" --version >/dev/null 2>&1 || return 1
  export BINLOG CLIENT=$MARIADB/bin/mariadb DUMP=$MARIADB/bin/mariadb-dump
}
need_binlog_reader() { want_binlog_reader || fail "mariadb-binlog is missing and could not be had from here (Debian: apt-get install mariadb-client)."; }

# write_options SERVER: the option file of the scripts; prints its path.
write_options() {
  local file=$RUN/$1.cnf
  printf '[client]\nsocket=%s\nuser=%s\nskip-ssl\n' "$(socket_of "$ICP_HOME" "$1")" "$(id -un)" >"$file"
  echo "$file"
}

# The schemas that are ours to save; the sandbox's, too, where it has no server of its own.
saved_schemas() {
  local name
  for name in "${SCHEMAS[@]}"; do [ "$(server_of "$name")" != mariadb ] || echo "icp_$name"; done
}

# The series of the data folder that is there; made with the first start that writes binary logs.
series_folder() {
  local stamp=$ICP_HOME/db/.icp-series
  [ -s "$stamp" ] || date -u +%Y%m%dT%H%M%SZ >"$stamp"
  echo "$ICP_BACKUPS/$(cat "$stamp")"
}

# note FILE TEXT: a full disk does not leave half of it.
note() { [ "$(cat "$1" 2>/dev/null)" = "$2" ] || { mkdir -p "${1%/*}" && echo "$2" >"$1.part" && mv "$1.part" "$1"; } 2>/dev/null || rm -f "$1.part"; }

# note_series: where the data folder is lost, the backups say whose they are.
note_series() { note "$ICP_BACKUPS/.series" "$(basename "$(series_folder)")"; }

# living_series: the name of the series of the database that lives, or lived last; nothing where no note tells it.
living_series() {
  local name
  name=$(cat "$ICP_HOME/db/.icp-series" 2>/dev/null) && [ -n "$name" ] && [ -d "$ICP_BACKUPS/$name" ] || name=$(cat "$ICP_BACKUPS/.series" 2>/dev/null) || true
  echo "$name"
}

start_shipping() {
  [ -n "$ICP_BACKUPS" ] && ! runs shipper || return 0
  need_binlog_reader
  note_series
  launch shipper "$BACKUP_SCRIPTS/ship.sh" "$(write_options mariadb)" "$(series_folder)/binlogs" \
    "$ICP_HOME/files" "$ICP_BACKUPS/files" "$ICP_HOME/anchors" "$(series_folder)/anchors"
}

shipping_status() {
  [ -n "$ICP_BACKUPS" ] || return 0
  [ ! -e "$(series_folder)/binlogs/.not-copied" ] || say "NOT ALL papers and anchors go to $ICP_BACKUPS; see $LOG/shipper.log"
  say "binary logs go to $ICP_BACKUPS: $(shipped)"
}

# A shipper that lives may copy nothing: its disk is full, or the server has deleted the log that it wants next.
shipped() {
  local file='' position=0 copied
  runs shipper || { echo "NO, start it again by ./icp up" && return; }
  read -r file position _ < <(mariadb_client -N -e 'SHOW MASTER STATUS' 2>/dev/null) || true
  [ -n "$file" ] || { echo "not known, because the database does not answer" && return; }
  copied=$(find "$(series_folder)/binlogs" -type f -name "$file" -printf '%s\n' 2>/dev/null | sort -n | tail -n 1)
  if [ -z "$copied" ]; then
    echo "NO, nothing of $file is there; see $LOG/shipper.log"
  elif [ "$copied" -lt "$position" ]; then
    echo "$((position - copied)) bytes behind"
  else
    echo yes
  fi
}

# back_up: old backups go before the dump, which may find no room else; they need no newer one to go.
back_up() {
  local pruned=yes
  [ -n "$ICP_BACKUPS" ] || fail "This stack writes no binary log and knows no folder for backups. Start it with one: ICP_BACKUPS=FOLDER ./icp up"
  runs mariadb || fail "mariadb does not run; start it first: ./icp up"
  (
    if gets_lock; then # a restore may be reading
      prune_backups
    else
      say "  Another ./icp is at work in $ICP_HOME, so nothing is deleted from $ICP_BACKUPS now; the next ./icp backup does it."
    fi
  ) || pruned=''
  take_backup
  [ -n "$pruned" ] || fail "The dump is whole, but not all that is too old could be deleted from $ICP_BACKUPS; see above."
}

take_backup() {
  local made schemas
  need_binlog_reader
  note_series
  mapfile -t schemas < <(saved_schemas)
  made=$("$BACKUP_SCRIPTS/take.sh" "$(write_options mariadb)" "$(series_folder)/dumps" "${schemas[@]}") || fail "The dump failed; what was there before it stays."
  cp "$ICP_HOME"/db/.icp-* "$made"
  key_ids >"$made/key-ids"
  megabytes_of "$ICP_HOME/db" --exclude='binlog.*' >"$made/megabytes"
  "$BACKUP_SCRIPTS/copy.sh" "$ICP_HOME/files" "$ICP_BACKUPS/files" &&
    "$BACKUP_SCRIPTS/copy.sh" --new "$ICP_HOME/anchors" "$(series_folder)/anchors" ||
    fail "The dump $made is whole, but not all papers or anchors could be copied to $ICP_BACKUPS."
  done_line "$made ($(du -h "$made/dump.sql.gz" | cut -f1), at $(tr ' ' : <"$made/position")). Not in it: $KEYS; keep a copy of that elsewhere."
}

# prune_backups: keeps each moment of the last days restorable, and deletes what that does not need. The days are noted beside the backups, since
# the next command, a cron job's say, may not name them. Before anything is deleted for the first time by days that no operator has named, it is told.
prune_backups() {
  local noted=$ICP_BACKUPS/.keep-days days=${ICP_BACKUPS_KEEP:-}
  if [ -n "$days" ]; then
    [[ $days =~ ^[1-9][0-9]{0,3}$ ]] || fail "ICP_BACKUPS_KEEP=\"$days\" is no number of days; 30 is one."
    note "$noted" "$days"
  elif [ ! -s "$noted" ]; then
    note "$noted" 30
    say "  From the next ./icp backup on, what no restore to the last 30 days needs is deleted from $ICP_BACKUPS. To keep more: ICP_BACKUPS_KEEP=DAYS ./icp backup"
    return
  fi
  days=${days:-$(cat "$noted")}
  "$BACKUP_SCRIPTS/prune.sh" "$ICP_BACKUPS" "$ICP_HOME/files" "$days" "$(basename "$(series_folder)")" 2>&1 | sed 's/^/  /' ||
    fail "What is older than $days days could not be deleted from $ICP_BACKUPS."
}

# megabytes_of FOLDER [OPTION…]: 0 if it is not there. What goes meanwhile is no fault.
megabytes_of() { { du -sm "${@:2}" "$1" 2>/dev/null || true; } | awk '{ found = $1 } END { print found + 0 }'; }

# need_restore_space DUMP BESIDE POINT…: told before anything is stopped. The new data folder becomes as big as the old one was at the dump, and
# grows by what the binary logs have since; a dump of an older version does not say how big, its text does. What an earlier restore has left goes first.
need_restore_space() {
  local dump=$1 beside=$2 needs more=0 free
  shift 2
  needs=$(cat "$dump/megabytes" 2>/dev/null) || needs=$((300 + $(gzip -dc "$dump/dump.sql.gz" | wc -c) / 1048576))
  needs=$((needs + $(megabytes_of_logs "$dump" "$@")))
  free=$(($(free_megabytes "$ICP_HOME") + $(megabytes_of "$ICP_HOME/restored-db")))
  if [ -z "$beside" ]; then
    more=$(($(megabytes_of "$ICP_BACKUPS/files") - $(megabytes_of "$ICP_HOME/files")))
    needs=$((needs + (more > 0 ? more : 0)))
    more=$(megabytes_of "$dump") # the dump that ends the restore
    if [ "$(stat -c %d "$ICP_HOME")" = "$(stat -c %d "$ICP_BACKUPS")" ]; then
      needs=$((needs + more))
    else
      lacks_no_space "$ICP_BACKUPS" "$(free_megabytes "$ICP_BACKUPS")" "$more"
    fi
  fi
  lacks_no_space "$ICP_HOME" "$free" "$needs"
}

# lacks_no_space FOLDER FREE NEEDS
lacks_no_space() {
  local before=("$ICP_HOME"/db.before-*) told="The restore needs about $3 MB where $1 is, and $2 MB are free: $(($3 - $2)) MB are missing."
  [ "$2" -lt "$3" ] || return 0
  [ "${ICP_RESTORE_ANYWAY:-}" != yes ] || { say "  $told It is tried all the same." && return; }
  fail "$told Nothing was changed." \
    "The estimate is high where queues filled the binary logs; to try all the same: ICP_RESTORE_ANYWAY=yes ./icp restore …$([ ! -d "${before[0]}" ] ||
      echo $'\n'"  Databases that earlier restores replaced are still there: ${before[*]}")"
}

# megabytes_of_logs DUMP POINT…: what is read of the binary logs after the dump, each in its longest copy. A log that begins after the point is not
# read: the one before it was written to for the last time then.
megabytes_of_logs() {
  local dump=$1 first last='' until=''
  read -r first _ <"$dump/position" || true # a file without an end of line is read all the same
  case ${2:-} in
    --until) until=$(date -u -d "$3" +%s) ;;
    --until-position) last=${3##*/} last=${last%:*} ;;
  esac
  { find "${dump%/dumps/*}/binlogs" -type f -name '*.[0-9]*' -printf '%f %s %T@\n' 2>/dev/null || true; } | LC_ALL=C sort |
    awk -v first="$first" -v last="$last" -v until="$until" '
      $1 < first || (last != "" && $1 > last) { next }
      $1 != name { if (until != "" && name != "" && ended > until) exit; sum += bytes; name = $1; bytes = 0; ended = $3 }
      { if ($2 > bytes) bytes = $2; if ($3 < ended) ended = $3 }
      END { print int((sum + bytes) / 1048576) + 1 }'
}

# The ids of all keys of the keysets that data cannot be read without; they are no secret.
key_ids() { (cd "$KEYS" && grep -oE '"keyId": *[0-9]+' /dev/null ./*-{fields,index,stream,audit,hash,anchor}.json 2>/dev/null || true) | tr -d '" ' | LC_ALL=C sort -u; }

# The same of the keysets that rotations kept when they took old keys away, under the names of the living ones.
retired_key_ids() {
  (cd "$KEYS" && grep -oE '"keyId": *[0-9]+' /dev/null ./*-retired-*.json 2>/dev/null || true) | tr -d '" ' | sed -E 's/-retired-[0-9a-f]+//' | LC_ALL=C sort -u
}

# need_keys_of DUMP POINT…: complete keysets are not enough, they must be those of the dump; later ones have its keys, too, until a rotation takes
# an old key away. It does so when nothing is left under that key, and the binary logs up to their end say the same: then the keys of now are
# the right ones. Up to a point they may not be.
need_keys_of() {
  local lacking lost
  [ -e "$1/key-ids" ] || return 0 # a dump of an older version
  lacking=$(key_ids | LC_ALL=C comm -23 "$1/key-ids" -)
  [ -n "$lacking" ] || return 0
  lost=$(LC_ALL=C comm -23 <(echo "$lacking") <(retired_key_ids))
  if [ -z "$lost" ]; then
    [ $# -gt 1 ] || return 0
    fail "Keys were rotated since $1, and that point may need the old ones. Put each NAME-retired-ID.json of $KEYS in the place of NAME.json: it has both. Then restore, and rotate again." \
      "Taken away since: $(head -n 1 <<<"$lacking")"
  fi
  fail "The keys in $KEYS are not those of $1. Put the copy of that time there: without it the restored data cannot be read." \
    "It lacks: $(head -n 1 <<<"$lost")"
}

# dump_of SERIES [--until TIME | --until-position SERIES/FILE:POSITION]: its newest one that is older than that, or nothing.
dump_of() {
  local dump found='' ended latest='' limit='' file position place=${3:-}
  place=${place#*/}
  [ "${2:-}" != --until ] || limit=$(date -u -d "$3" +%Y%m%dT%H%M%SZ)
  for dump in "$ICP_BACKUPS/$1"/dumps/*Z; do
    [ -s "$dump/position" ] || continue
    # one that had begun by then may have waited for a lock and hold more
    ended=$(ended_of "$dump")
    [ -z "$limit" ] || [[ $ended < $limit ]] || continue
    if [ "${2:-}" = --until-position ]; then
      read -r file position <"$dump/position"
      [[ $file < ${place%:*} ]] || { [ "$file" = "${place%:*}" ] && [ "$position" -lt "${place##*:}" ]; } || continue
    fi
    [[ $ended < $latest ]] || found=$dump latest=$ended
  done
  echo "$found"
}
ended_of() { cat "$1/ended" 2>/dev/null || echo "${1##*/}"; }

# newest_dump SERIES [--until TIME | --until-position SERIES/FILE:POSITION]: the newest one that is older than that, of the series that is named, else of the
# database that lives. A restore that was taken back leaves another series, and names are times of clocks that may have been wrong: neither
# gives back by itself what was thrown away. Only where that database has no such dump, an earlier one's is taken.
newest_dump() {
  local living found='' dump series
  [ "${2:-}" != --until-position ] || set -- "${3%%/*}" "${@:2}"
  living=${1:-$(living_series)}
  [ -z "$living" ] || found=$(dump_of "$living" "${@:2}")
  if [ -z "$found" ] && [ -z "$1" ]; then
    [ -z "$living" ] || [ $# -gt 1 ] || [ -z "$(find "$ICP_BACKUPS/$living/binlogs" -type f -name '*.[0-9]*' -print -quit 2>/dev/null)" ] ||
      fail "The binary logs of $living have no dump, so what was written since that series began cannot be restored." \
        "If that is meant, name the point: ./icp restore --until TIME"
    for series in "$ICP_BACKUPS"/*; do
      dump=$(dump_of "${series##*/}" "${@:2}")
      [ -n "$dump" ] || continue
      [ -n "$found" ] && [[ $(ended_of "$dump") < $(ended_of "$found") ]] || found=$dump
    done
    [ -z "$found" ] || need_one_series "$found" "${@:2}"
  fi
  [ -n "$found" ] || fail "There is no dump ${1:+of the series $1 }in $ICP_BACKUPS that is older than that."
  echo "$found"
}

# need_one_series DUMP POINT…: no other series was written to after the dump, as far as its dumps lead to the point. Without a point all lead there.
need_one_series() {
  local series other=${1%/dumps/*}
  for series in "$ICP_BACKUPS"/*; do
    [ "$series" != "$other" ] && [ "${series##*/}" != "$(living_series)" ] && { [ $# = 1 ] || [ -n "$(dump_of "${series##*/}" "${@:2}")" ]; } || continue
    [ -z "$(find "$series/binlogs" "$series/dumps" -type f \( -name '*.[0-9]*' -o -name position \) -newer "$1/position" -print -quit 2>/dev/null)" ] ||
      fail "The series ${other##*/} has the newest dump, and ${series##*/} was written to after it: which of them is meant?" \
        "Look at each: ./icp restore --beside --series ${other##*/}, and --series ${series##*/}"
  done
}

# restore_backup [--beside] [--series SERIES] [--until TIME | --until-position SERIES/FILE:POSITION]: in place of the database that is there or gone, or on a server
# beside it, which changes nothing else.
restore_backup() {
  local beside='' series='' point=() dump begun=$SECONDS
  [ "${1:-}" != --beside ] || { beside=yes && shift; }
  [ "${1:-}" != --series ] || { series=${2:-} && [ -n "$series" ] && shift 2; } || fail "\"--series\" takes the name of a folder in ICP_BACKUPS."
  case ${1:-} in
    '') ;;
    --until) date -u -d "${2:-}" >/dev/null 2>&1 && [ -n "${2:-}" ] || fail "\"${2:-}\" is no time; 2026-11-29T17:10:05Z is one." ;;
    --until-position) [[ ${2:-} =~ ^[^:/]+/[^:/]+:[0-9]+$ ]] || fail "\"${2:-}\" is no place in a binary log; 20261129T174017Z/binlog.000003:1234 is one." ;;
    *) fail "\"./icp restore\" takes --beside, --series SERIES, and --until TIME or --until-position SERIES/FILE:POSITION." ;;
  esac
  point=("$@")
  [ -n "$ICP_BACKUPS" ] || fail "Where are the backups? ICP_BACKUPS=FOLDER ./icp restore"
  [ "$ICP_DATABASES" = 1 ] || fail "Backups are restored to one database server, not to three."
  [ -s "$KEYS/secrets.env" ] && keysets_complete ||
    fail "The keys of the old database are not in $KEYS. Put their copy there first: without them the restored data cannot be read."
  need_jdk
  need_binlog_reader
  need_keys_as_they_are
  dump=$(newest_dump "$series" "${point[@]}") || exit 1 # it has said why
  need_keys_of "$dump" "${point[@]}" ${series:+"$series"} # rotations of now are not in the logs of a series that ended before
  need_restore_space "$dump" "$beside" "${point[@]}"
  runs restored-mariadb || need_free_ports restored-mariadb # before anything is stopped
  if [ -n "$beside" ]; then
    restore_beside "$dump" "${point[@]}"
    say "  $CLIENT --defaults-file=$(write_options restored-mariadb)     ICP_AUDIT_SERVER=restored-mariadb ./icp audit verify"
  else
    restore_in_place "$dump" "${point[@]}"
  fi
  done_line "restored in $(seconds_since "$begun")"
}

# shellcheck source=/dev/null
need_keys_as_they_are() { . "$KEYS/secrets.env"; }

# load_backup SERVER DUMP POINT…
load_backup() {
  local server=$1 dump=$2 name password ddl_password
  shift 2
  [ "${1:-}" != --until-position ] || set -- "$1" "${2#*/}" # the dump is of that series
  await 120 "$server"
  # users come from the keys, not from the dump: the triggers' definers must be there, and passwords are those of today
  for name in "${SCHEMAS[@]}"; do
    password=$(variable "$name" DB_PASSWORD) ddl_password=$(variable "$name" DDL_PASSWORD)
    sed -e "s/@NAME@/$name/g; s/@PASSWORD@/${!password}/; s/@DDL_PASSWORD@/${!ddl_password}/" "$ROOT/deploy/local/schemas.sql" | client_of "$server"
  done
  "$BACKUP_SCRIPTS/restore.sh" "$(write_options "$server")" "$dump" "${dump%/dumps/*}/binlogs" "$@" 2>"$LOG/restore.log" | sed 's/^/  /' ||
    fail "The restore failed; the database that was there before is as it was, and ./icp up starts it." "$(tail -n 1 "$LOG/restore.log")"
}

# A server with data of its own, for a look at a point in time; ./icp down ends it.
restore_beside() {
  local dump=$1
  shift
  step "Restoring $dump"
  end restored-mariadb
  rm -rf "$ICP_HOME/restored-db"
  need_free_ports restored-mariadb
  start_mariadb restored-mariadb
  load_backup restored-mariadb "$dump" "$@"
}

# Services stop first: none may write what is lost a moment later, and only groups without members can be set back. The folder of the
# database is changed when all else is done: a restore that breaks off leaves no half database behind, and none with which "up" would start
# services that never read again what it lacks. Groups that were set back beside the old database, and papers that came back, do no harm there.
restore_in_place() {
  local dump=$1 name kept moment callers
  keep_backups # where everything was lost, nothing else says where the backups are
  build deploy/local "${SERVICES[@]}"
  mapfile -t callers < <(printf '%s\n' "${INSTANCES[@]}" "${SPARES[@]}" | grep -vx sandbox)
  END_WITHIN=10 # the database that they would end with is gone, perhaps
  end "${callers[@]}"
  END_WITHIN=300
  end shipper mariadb
  moment=$(restored_moment "$dump")
  restore_beside "$@"
  end restored-mariadb
  lay_out_apps
  for name in "${BROKERS[@]}"; do runs "$name" || start_kafka "$name"; done
  await 120 "${BROKERS[@]}"
  make_topics
  rewind_consumers "$moment"
  for name in "$ICP_BACKUPS/files" "${dump%/dumps/*}/anchors"; do
    "$BACKUP_SCRIPTS/copy.sh" --new "$name" "$ICP_HOME/${name##*/}" || fail "Not all of $name could be copied to $ICP_HOME; the database that was there before is as it was. Restore again."
  done
  if [ -d "$ICP_HOME/db" ]; then
    kept=$ICP_HOME/db.before-$(date -u +%Y%m%dT%H%M%SZ)
    mv "$ICP_HOME/db" "$kept"
    say "  the data folder that was there is kept in $kept"
  fi
  mv "$ICP_HOME/restored-db" "$ICP_HOME/db"
  for name in "$dump"/.icp-*; do
    case ${name##*/} in
      .icp-series | .icp-migrated-*) ;; # each service migrates what was restored
      *) [ ! -e "$name" ] || cp "$name" "$ICP_HOME/db" ;;
    esac
  done
  start_mariadb
  await 120 mariadb
  start_shipping
  take_backup # the binary logs count anew, so they need a dump of their own before anything is written
  for name in "${INSTANCES[@]}"; do runs "$name" || start_service "$name"; done
  await 300 "${INSTANCES[@]}"
  start_keeper
}

# restored_moment DUMP: five minutes before the dump, for clocks that differ and batches that were under way. What is read again is known and
# does nothing (ADR 0048), and the times of copied files are those of the copies.
restored_moment() {
  local name=${1##*/}
  date -u -d "@$(($(date -u -d "$(sed -E 's/^(....)(..)(..)T(..)(..)(..)Z$/\1-\2-\3 \4:\5:\6/' <<<"$name") UTC" +%s) - 300))" +%FT%TZ
}

# As operators of a cluster run it (deploy/kubernetes/rewind.sh).
rewind_consumers() {
  echo "bootstrap.servers=$(brokers)" >"$RUN/rewind.properties"
  "$JAVA" "${JAVA_SMALL[@]}" -cp "$ICP_HOME/app/filing-service/lib/main/*:$ICP_HOME/app/filing-service/lib/boot/*" \
    cn.icpfiling.platform.inbox.Rewind "$RUN/rewind.properties" "$1" "${SERVICES[@]}" >"$LOG/rewind.log" 2>&1 ||
    fail "The consumers could not be set back; the database that was there before is as it was. Restore again; see $LOG/rewind.log" "$(grep -m1 Exception "$LOG/rewind.log" || tail -n 1 "$LOG/rewind.log")"
  done_line "$(grep 'consumer groups go back' "$LOG/rewind.log")"
}

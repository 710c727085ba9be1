#!/usr/bin/env bash
# Copies a server's binary logs to another disk while they are written, until it is told to end.
#   ship.sh OPTIONS FOLDER [FROM TO]…
# OPTIONS is an option file with the group [client]. Each connection gets a folder of its own below FOLDER, so that nothing that was copied
# is written over: after a break the last log is sent again from its beginning. Each folder FROM is copied to TO every five seconds, too;
# while that fails, FOLDER has the file .not-copied.
# Programs: BINLOG (mariadb-binlog, mysqlbinlog), CLIENT (mariadb, mysql).
set -euo pipefail
umask 077

BINLOG=${BINLOG:-mariadb-binlog} CLIENT=${CLIENT:-mariadb}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
options=$1 folder=$2
shift 2
children=()
end_children() {
  [ ${#children[@]} -eq 0 ] || kill "${children[@]}" 2>/dev/null || true
  exit 0
}
trap end_children TERM INT

# An anchor of the audit never changes, so a copy of one is never written over: it is the witness. Papers are encrypted anew.
copied() {
  case $2 in
    */anchors) "$here/copy.sh" --new "$1" "$2" ;;
    *) "$here/copy.sh" "$1" "$2" ;;
  esac
}

copy_folders() {
  trap 'exit 0' TERM
  while true; do
    local from='' failed=''
    for each in "$@"; do
      if [ -z "$from" ]; then
        from=$each
      else
        copied "$from" "$each" || failed=yes
        from=''
      fi
    done
    if [ -n "$failed" ]; then touch "$folder/.not-copied"; else rm -f "$folder/.not-copied"; fi || true
    sleep 5 &
    wait $!
  done
}

# The last log that was copied, or the first one that the server still has.
where_to_begin() {
  local last
  last=$(find "$folder" -type f -name '*.[0-9]*' -printf '%f\n' 2>/dev/null | sort | tail -n 1)
  [ -n "$last" ] || last=$("$CLIENT" --defaults-file="$options" -N -e 'SHOW BINARY LOGS' 2>/dev/null | awk 'NR == 1 { print $1 }')
  echo "$last"
}

mkdir -p "$folder"
if [ $# -gt 0 ]; then
  copy_folders "$@" &
  children+=($!)
fi
while true; do
  first=$(where_to_begin || true)
  if [ -n "$first" ]; then
    connection=$folder/$(date -u +%Y%m%dT%H%M%S.%3NZ)
    mkdir -p "$connection"
    "$BINLOG" --defaults-file="$options" --read-from-remote-server --raw --stop-never --result-file="$connection/" "$first" &
    children+=($!)
    wait $! || true
    unset 'children[-1]'
    find "$connection" -maxdepth 0 -empty -delete
  fi
  sleep 1 &
  wait $!
done

#!/usr/bin/env bash
# Loads a dump into a server without these schemas, then what the binary logs have since, up to their end or to a point.
#   restore.sh OPTIONS DUMP BINLOGS [--until TIME | --until-position FILE:POSITION]
# DUMP is a folder of take.sh, BINLOGS the folder of ship.sh. Of TIME (any form that date -d takes) whole seconds count: the first event of
# that second and all after it are left out. Definers of triggers must be there. Run the server without a binary log of its own meanwhile.
# Programs: CLIENT (mariadb), BINLOG (mariadb-binlog).
set -euo pipefail

CLIENT=${CLIENT:-mariadb} BINLOG=${BINLOG:-mariadb-binlog}
options=$1 dump=$2 binlogs=$3 until=() last_file=''
shift 3
case ${1:-} in
  '') ;;
  --until) until=(--stop-datetime="$(date -u -d "$2" '+%F %T')") ;;
  --until-position) last_file=${2%:*} until=(--stop-position="${2##*:}") ;;
  *) echo "restore.sh does not know $1" >&2 && exit 1 ;;
esac

read -r first_file position <"$dump/position"
# A log that was sent again after a break is there more than once: its longest copy counts.
declare -A longest=() size=()
while IFS=$'\t' read -r name bytes path; do
  [[ ! $name < $first_file ]] && { [ -z "$last_file" ] || [[ ! $name > $last_file ]]; } || continue
  [ "$bytes" -gt "${size[$name]:--1}" ] || continue
  longest[$name]=$path size[$name]=$bytes
done < <(find "$binlogs" -type f -name '*.[0-9]*' -printf '%f\t%s\t%p\n')
mapfile -t names < <(printf '%s\n' "${!longest[@]}" | sed '/^$/d' | sort)
[ "${names[0]:-}" = "$first_file" ] || { echo "The binary log $first_file, in which the dump was made, was not copied to $binlogs." >&2 && exit 1; }
[ -z "$last_file" ] || [ "${names[-1]}" = "$last_file" ] || { echo "The binary log $last_file was not copied to $binlogs." >&2 && exit 1; }
number=$((10#${first_file##*.}))
files=()
for name in "${names[@]}"; do
  [ $((10#${name##*.})) = "$number" ] || { echo "A binary log is missing before $name." >&2 && exit 1; }
  number=$((number + 1))
  files+=("${longest[$name]}")
done

# The disk or the power may go within an event. Everything before it is whole.
torn=$(TZ=UTC "$BINLOG" --no-defaults "${until[@]}" "${files[-1]}" 2>&1 >/dev/null | sed -nE 's/.*Could not read entry at offset ([0-9]+).*/\1/p' | head -n 1) || true
if [ -n "$torn" ]; then
  [ -z "$last_file" ] || { echo "The binary log ${names[-1]} was copied up to $torn only." >&2 && exit 1; }
  until+=(--stop-position="$torn")
  echo "the last binary log ends within an event; what is before it is restored"
fi

gzip -dc "$dump/dump.sql.gz" | "$CLIENT" --defaults-file="$options" --default-character-set=utf8mb4 --max-allowed-packet=64M
TZ=UTC "$BINLOG" --no-defaults --start-position="$position" "${until[@]}" "${files[@]}" |
  "$CLIENT" --defaults-file="$options" --binary-mode --max-allowed-packet=64M
echo "restored: $dump, then ${#files[@]} binary logs from $first_file:$position${until[0]:+, up to ${until[0]#--stop-}}"

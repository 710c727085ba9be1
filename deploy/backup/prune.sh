#!/usr/bin/env bash
# Deletes what no restore to a moment of the last DAYS days needs, and says how much it was.
#   prune.sh FOLDER FILES DAYS SERIES
# FOLDER is what lib/backup.sh fills: <series>/dumps, <series>/binlogs, and files, copies of the papers in FILES. SERIES is the name of the one
# of the database that lives.
# * Each series is judged by itself, since one that a restore put aside may live again, and names are times of clocks that may have been wrong.
#   Its newest whole dump that ended before these days leads to their first moment, so it stays with the binary logs from its place on; dumps
#   and logs before it go. As long as no dump is so old, nothing goes: the newest whole dump never does.
# * Another series than SERIES goes as a whole when nothing in it is of these days, and SERIES or one that lived after it has such a dump.
# * A copy whose paper is gone stays for DAYS days from the first look that missed the paper, which FOLDER/.erased notes. Where FILES has no
#   paper at all the disk may have been lost, and none counts as erased.
# * Anchors stay: they are witnesses.
set -euo pipefail
umask 077

folder=$1 files=$2 days=$3 living=$4
[[ $days =~ ^[1-9][0-9]{0,3}$ ]] || { echo "\"$days\" is no number of days." >&2 && exit 2; }
[ -n "$living" ] || { echo "Which series lives?" >&2 && exit 2; }
now=$(date +%s)
cut=$(date -u -d "@$((now - days * 86400))" +%Y%m%dT%H%M%SZ)
dumps=0 logs=0 papers=0 waiting=0 stay=() stale=()
declare -A bases=() newest=() # of each series: the dump that leads to the first moment, and when its newest whole one ended

ended_of() { cat "$1/ended" 2>/dev/null || echo "${1##*/}"; }
is_whole() { [ -s "$1/position" ] && [ -s "$1/dump.sql.gz" ]; }
# place_of DUMP: where it stands in the logs of its series, in a form that sorts; no clock has a part in it.
place_of() {
  local log position
  read -r log position <"$1/position" || true
  printf '%012d %020d' "$((10#${log##*.}))" "$position"
}
is_of_these_days() { [[ ! ${newest[$1]:-} < $cut ]] || [ -n "$(find "$1"/binlogs -type f -newermt "@$((now - days * 86400))" -print -quit 2>/dev/null)" ]; }
# has_heir SERIES: the first moment of these days is reached without it.
has_heir() {
  local other
  [ -z "${bases[$folder/$living]:-}" ] || return 0
  for other in "${!bases[@]}"; do [[ $other == "$1" || ! $(ended_of "${bases[$other]}") > ${newest[$1]:-} ]] || return 0; done
  return 1
}

for dump in "$folder"/*/dumps/*Z; do
  is_whole "$dump" || continue
  series=${dump%/dumps/*} ended=$(ended_of "$dump")
  [[ $ended < ${newest[$series]:-} ]] || newest[$series]=$ended
  [[ $ended < $cut ]] || continue
  [ -n "${bases[$series]:-}" ] && [[ $ended < $(ended_of "${bases[$series]}") ]] || bases[$series]=$dump
done
for series in "$folder"/*; do
  [ -d "$series/dumps" ] || [ -d "$series/binlogs" ] || continue
  base=${bases[$series]:-} first=''
  if [ "$series" != "$folder/$living" ] && ! is_of_these_days "$series" && has_heir "$series"; then
    base=''
  elif [ -z "$base" ]; then
    continue
  fi
  for dump in "$series"/dumps/*Z; do
    [ -d "$dump" ] || continue
    # a dump of a clock that was wrong has its place after the base or ends after it, and stays with its logs
    if [ -z "$base" ] || { [[ $(ended_of "$dump") < $(ended_of "$base") ]] && { ! is_whole "$dump" || [[ $(place_of "$dump") < $(place_of "$base") ]]; }; }; then
      stale+=("$dump")
    elif is_whole "$dump"; then
      place=$(place_of "$dump")
      [ -n "$first" ] && [[ $first < $place ]] || first=$place
    fi
  done
  stay+=(${base:+"$base"})
  [ -d "$series/binlogs" ] || continue
  while IFS= read -r -d '' log; do
    [ -n "$first" ] && [ $((10#${log##*.})) -ge $((10#${first% *})) ] || stale+=("$log")
  done < <(find "$series/binlogs" -type f -regex '.*\.[0-9]+' -print0)
done
# What leads to the first moment must open; a disk may have spoilt it since.
for base in ${stay[@]+"${stay[@]}"}; do
  [ ${#stale[@]} -gt 0 ] && ! gzip -t "$base/dump.sql.gz" || continue
  echo "$base cannot be read any more, so nothing before it was deleted." >&2
  exit 1
done
for each in ${stale[@]+"${stale[@]}"}; do
  if [ -d "$each" ]; then
    mv -T "$each" "$each.part" # whole or not there, also if this ends halfway
    rm -rf "$each.part"
    dumps=$((dumps + 1))
  else
    rm -f "$each"
    logs=$((logs + 1))
  fi
done
# Folders of connections that are empty now, and what dumps left that were killed. One that begins now has made its folder a moment ago.
for each in "$folder"/*/binlogs; do [ ! -d "$each" ] || find "$each" -mindepth 1 -type d -empty -mmin +60 -delete; done
for each in "$folder"/*/dumps; do [ ! -d "$each" ] || find "$each" -mindepth 1 -maxdepth 1 -name '*.part' -mtime +6 -exec rm -rf {} +; done

# papers_of FOLDER: what copy.sh copies.
papers_of() { [ ! -d "$1" ] || find "$1" -ignore_readdir_race -type f ! -name '*.part' ! -name '.*' ! -name $'*[\t\n]*' -printf "${1##*/}/%P\n" | LC_ALL=C sort; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for copies in "$folder"/files/*; do
  [ -d "$copies" ] || continue
  papers_of "$copies" >"$work/copies" # first: a paper that is copied meanwhile is in neither list
  papers_of "$files/${copies##*/}" >"$work/papers"
  if [ -s "$work/papers" ]; then
    LC_ALL=C comm -23 "$work/copies" "$work/papers" >>"$work/missed"
  elif [ -s "$work/copies" ]; then
    echo "$files/${copies##*/} has no paper, so no copy in $copies counts as erased."
  fi
  find "$copies" -name '*.part' -mtime +6 -delete
done
touch "$work/missed" "$folder/.erased"
awk -F '\t' -v now="$now" 'FILENAME == ARGV[1] { since[$2] = $1; next } { print ($1 in since ? since[$1] : now) "\t" $1 }' "$folder/.erased" "$work/missed" >"$work/erased"
while IFS=$'\t' read -r since paper; do
  if [ "$since" -le $((now - days * 86400)) ]; then
    rm -f "$folder/files/$paper"
    papers=$((papers + 1))
  else
    printf '%s\t%s\n' "$since" "$paper"
    waiting=$((waiting + 1))
  fi
done <"$work/erased" >"$folder/.erased.part"
mv "$folder/.erased.part" "$folder/.erased"
[ "$waiting" = 0 ] || echo "$waiting copies have no paper any more; each goes $days days after that was seen first ($folder/.erased)"
[ $((dumps + logs + papers)) = 0 ] ||
  echo "deleted, because no restore to the last $days days needs them: $dumps dumps, $logs binary logs, $papers copies of erased papers"

#!/usr/bin/env bash
# Copies the files of a folder that another one lacks or has otherwise.
#   copy.sh [--new] FROM TO
# What differs in size or second is copied again; with --new what is there is never written over. A file gets its name when it is whole: a part
# that a full disk or kill -9 left under the name would be younger than the file, and each later copy would take it for the whole. Files that
# are being written (their names end with .part or begin with a dot) are left out. What could not be copied is told, the rest is copied all the same, and the exit code is 1.
set -euo pipefail
umask 077

only_new='' copying=(cp --preserve=timestamps) naming=(mv)
[ "${1:-}" != --new ] || { only_new=yes copying=(cp) naming=(mv -n) && shift; }
from=$1 to=$2 part='' failed=0
[ -d "$from" ] || exit 0
lists=$(mktemp -d)
trap 'rm -rf "$lists" ${part:+"$part"}' EXIT
trap 'exit 143' TERM INT

# Whole seconds, because another file system may keep no parts of them.
files_of() {
  local form='%s %T@ %P\0'
  [ -d "$1" ] || return 0
  [ -z "$only_new" ] || form='%P\0'
  find "$1" -ignore_readdir_race -type f ! -name '*.part' ! -name '.*' -printf "$form" |
    { if [ -n "$only_new" ]; then cat; else sed -z -E 's/^([0-9]+ -?[0-9]+)[.][0-9]+ /\1 /'; fi; } | LC_ALL=C sort -z
}

# A folder that is not there comes as a whole: two processes a file are many for a hundred thousand of them.
if [ ! -e "$to" ]; then
  part=$to.$$.part
  mkdir -p "$(dirname "$to")"
  "${copying[@]}" -r "$from" "$part" 2>/dev/null && find "$part" -type f \( -name '*.part' -o -name '.*' \) -delete && mv -nT "$part" "$to" || true # else one by one
  rm -rf "$part"
  part=''
fi
files_of "$from" >"$lists/from" || failed=1
files_of "$to" >"$lists/to" || failed=1
while IFS= read -r -d '' file; do
  [ -n "$only_new" ] || file=${file#* * }
  there=$to/$file
  part=$there.$$.part
  [ -d "${there%/*}" ] || mkdir -p "${there%/*}" || { failed=1 && continue; }
  if ! { "${copying[@]}" "$from/$file" "$part" && "${naming[@]}" "$part" "$there"; } 2>"$lists/told"; then
    [ ! -e "$from/$file" ] || { failed=1 && cat "$lists/told" >&2; } # it may have been deleted meanwhile
  fi
  [ ! -e "$part" ] || rm -f "$part"
  part=''
done < <(LC_ALL=C comm -z -23 "$lists/from" "$lists/to")
exit "$failed"

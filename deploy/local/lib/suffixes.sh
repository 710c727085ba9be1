# ./icp suffixes FILE: the list of public suffixes is data of platform/core; ADR 0017 says why it comes with a release.

SUFFIXES=$ROOT/platform/core/src/main/resources/names/public-suffixes.dat
MOST_LOST=200 # rules that may go in one renewal: a list that lacks more is cut off, or another file

# renew_suffixes FILE: its ICANN section, rules only, and the day that the file says it is of.
renew_suffixes() {
  local file=${1:-} day new lost
  [ -r "$file" ] || fail "Which file? The list as its makers publish it: public_suffix_list.dat."
  day=$(sed -n 's,^// VERSION: \([0-9]\{4\}-[0-9]\{2\}-[0-9]\{2\}\).*,\1,p' "$file" | head -1)
  grep -q '^// ===END ICANN DOMAINS===' "$file" && [ -n "$day" ] || fail "$file is not the list of public suffixes, or not all of it."
  new=$(mktemp)
  {
    sed -n '/^[^/]/q; s,\(.*\)version [0-9-]*\(.*\),\1version '"$day"'\2,; p' "$SUFFIXES"
    awk '/===BEGIN ICANN DOMAINS===/ { icann = 1 } /===END ICANN DOMAINS===/ { exit } icann && !/^\/\// && NF { print $1 }' "$file"
  } >"$new"
  lost=$(comm -23 <(grep -v '^//' "$SUFFIXES" | sort) <(grep -v '^//' "$new" | sort) | wc -l)
  if [ "$lost" -gt "$MOST_LOST" ]; then
    rm "$new"
    fail "$file lacks $lost of the rules that we have; if that is meant, take them out by hand."
  fi
  cat "$new" >"$SUFFIXES"
  rm "$new"
  say "  $(grep -vc '^//' "$SUFFIXES") rules of $day, $lost gone; see git diff, name the day in NOTICE, and run the tests of platform/core."
}

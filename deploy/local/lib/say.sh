# How ./icp speaks: short lines, and one clear sentence when something is wrong.

if [ -t 1 ]; then bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'; else bold='' dim='' red='' green='' plain=''; fi

say() { printf '%s\n' "$*"; }
step() { printf '%s\n' "${bold}$*${plain}"; }
done_line() { printf '  %s✓%s %s\n' "$green" "$plain" "$*"; }

# The sentence, then (second argument) the log line that matters.
fail() {
  printf '%s✗ %s%s\n' "$red" "$1" "$plain" >&2
  [ -z "${2:-}" ] || printf '  %s\n' "$2" >&2
  exit 1
}

seconds_since() { printf '%d s' $((SECONDS - $1)); }

# One command at a time per state folder. The lock ends with this process; what it starts closes the descriptor.
# A command waits a moment for it, since the keeper holds it while it starts a process again.
lock() {
  mkdir -p "$ICP_HOME"/{run,log}
  exec 9>"${1:-$ICP_HOME/run/lock}"
  flock -w 5 9 || fail "Another ./icp is at work in $ICP_HOME; wait for it to end."
}

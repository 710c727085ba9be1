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
lock() { gets_lock "$@" || fail "Another ./icp is at work in $ICP_HOME; wait for it to end."; }
gets_lock() {
  mkdir -p "$ICP_HOME"/{run,log}
  exec 9>"${1:-$ICP_HOME/run/lock}"
  flock -w 5 9
}

# end_parts: ends what this shell runs in the background, with all that it started. Ctrl-C does not reach it, and it would go on, and keep
# the lock.
end_parts() {
  local parts pid
  # shellcheck disable=SC2046 # ids
  mapfile -t parts < <(tree_of $(jobs -rp))
  [ ${#parts[@]} -gt 0 ] || return 0
  kill -TERM "${parts[@]}" 2>/dev/null || true
  for _ in {1..50}; do
    pid=$(ps -o pid= -p "$(IFS=,; echo "${parts[*]}")" | head -n 1) || true
    [ -n "$pid" ] || return 0
    sleep 0.1
  done
  kill -KILL "${parts[@]}" 2>/dev/null || true
}

# in_time SECONDS COMMAND…: runs the command so long at most, and ends it with all that it started: at that time, by Ctrl-C, and by TERM.
# "timeout" leaves the terminal's process group, so that Ctrl-C does not reach it; a shell that waits for it in the foreground heeds the key
# only when it has ended.
in_time() (
  timeout -k 10 "$@" &
  limit=$!
  trap 'end_limited "$limit" INT' INT
  trap 'end_limited "$limit" TERM' TERM
  wait "$limit"
)

# end_limited PID SIGNAL: "timeout" hands TERM on to its group. The shell then ends by the signal, else its caller takes it for heeded.
end_limited() {
  trap - INT TERM
  kill -TERM "$1" 2>/dev/null || true
  wait "$1" || true
  kill "-$2" "$BASHPID"
}

# tree_of PID…: each process before those that it started, so that none starts another one when it is ended.
tree_of() {
  local pid
  for pid in "$@"; do
    echo "$pid"
    # shellcheck disable=SC2046 # ids
    tree_of $(ps -o pid= --ppid "$pid")
  done
}

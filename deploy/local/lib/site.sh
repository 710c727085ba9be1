# The documentation site in Chromium, as the gateway of the test stack serves it.

# The tests go on without a browser where none can be had, and say so.
want_chromium() {
  command -v chromium >/dev/null || apt_install chromium fonts-droid-fallback ||
    say "  Chromium is missing and could not be installed from here (Debian: apt-get install chromium)."
}

# check_site URL: console, other hosts, axe, keyboard, first view; with a page that has faults. Then the page of a principal's phone step,
# that of a new password of an old login, and the pages of the sandbox (both with ICP_LONG only). The pictures
# stay in target/site. ICP_SANDBOX_URL is the sandbox of the stack.
check_site() {
  local out=$ROOT/target/site outcome=0
  command -v chromium >/dev/null || { not_checked "the documentation site in a browser, because Chromium is missing" && return 0; }
  rm -rf "$out" && mkdir -p "$out"
  in_chromium site documentation/src/test/browser/check.mjs "$1" "$(command -v chromium)" "$out" || outcome=1
  in_chromium phone documentation/src/test/browser/phone.mjs "$1" "$ICP_SANDBOX_URL" "$(command -v chromium)" "$out" || outcome=1
  [ -n "${ICP_LONG:-}" ] || return "$outcome"
  in_chromium legacy-password documentation/src/test/browser/legacy-password.mjs "$1" "$(command -v chromium)" "$out" || outcome=1
  in_chromium sandbox sandbox/src/test/browser/check.mjs "$ICP_SANDBOX_URL" "$1" "$(command -v chromium)" "$out" || outcome=1
  return "$outcome"
}

# in_chromium NAME SCRIPT ARGUMENTS…: its last line, or what it found. A script asks for its packages from where it lies, and those of the
# lock file are at the root.
in_chromium() {
  (cd "$ROOT" && in_time 600 node "${@:2}") >"$ROOT/target/site/$1.txt" 2>&1 ||
    { tail -n 40 "$ROOT/target/site/$1.txt" && return 1; }
  done_line "$(tail -n 1 "$ROOT/target/site/$1.txt")"
}

# The documentation site in Chromium, as the gateway of the test stack serves it.

# The tests go on without a browser where none can be had, and say so.
want_chromium() {
  command -v chromium >/dev/null || apt_install chromium fonts-droid-fallback ||
    say "  Chromium is missing and could not be installed from here (Debian: apt-get install chromium)."
}

# check_site URL: console, other hosts, axe, keyboard, first view; with a page that has faults. The pictures stay in target/site.
check_site() {
  local out=$ROOT/target/site
  command -v chromium >/dev/null || { say "  site: NOT CHECKED in a browser, because Chromium is missing" && return 0; }
  rm -rf "$out" && mkdir -p "$out"
  # the script asks for its packages from where it lies, and those of the lock file are at the root
  (cd "$ROOT" && timeout -k 5 600 node documentation/src/test/browser/check.mjs "$1" "$(command -v chromium)" "$out") >"$out/site.txt" 2>&1 ||
    { tail -n 40 "$out/site.txt" && return 1; }
  done_line "$(tail -n 1 "$out/site.txt")"
}

# Prometheus' own judgement of deploy/monitoring: rules parse, and the tests of the alerts hold. And ./icp up --monitoring.

MONITORING=$ROOT/deploy/monitoring
MONITORING_TOOLS=$ROOT/deploy/local/target/monitoring # programs of Debian packages, unpacked and not installed

# have_promtool: sets PROMTOOL to the one that is installed or was unpacked once; fails without either.
have_promtool() { PROMTOOL=$(command -v promtool || command -v "$MONITORING_TOOLS/promtool/usr/bin/promtool"); }
# want_promtool: as have_promtool, but unpacks Debian's package if it must.
want_promtool() { have_promtool || { monitoring_package promtool promtool && have_promtool; }; }

# monitoring_package PACKAGE PROGRAM: unpacks a Debian package once. Any version of the distribution will do: what is tested is the rules.
monitoring_package() { debian_package "$MONITORING_TOOLS" "$1" "usr/bin/$2"; }

# Part of test. NOT CHECKED where promtool cannot be had; then the plain tests of platform/proof have still read the files.
check_monitoring() {
  local begun=$SECONDS work=$ROOT/target/monitoring tests found=0 alerts
  if ! want_promtool; then
    not_checked "the alerts, because promtool is missing and could not be had from here (Debian: apt-get install promtool)"
    return 0
  fi
  rm -rf "$work"
  mkdir -p "$work"
  "$PROMTOOL" check rules "$MONITORING"/rules/*.yaml >"$work/rules.log" 2>&1 || { found=1 && cat "$work/rules.log"; }
  check_panels "$work" || found=1
  check_scrape_configs "$work" || found=1
  tests=("$MONITORING"/tests/*.yaml)
  promtool_tests "$work" "${tests[@]}" || found=1
  [ "$found" = 0 ] || return 1
  alerts=$(sed -n 's/^ *- alert: //p' "$MONITORING"/rules/*.yaml | sort)
  [ -z "${ICP_LONG:-}" ] || alerts_are_missed "$work" "$alerts" "${tests[@]}" || return 1
  done_line "$(wc -l <<<"$alerts") alerts fire, stay silent and resolve as their tests say ($(seconds_since "$begun"))"
}

# alerts_are_missed WORK ALERTS FILE…: the canary, alerts that never fire. Each alert must be missed by its own test. A long test.
alerts_are_missed() {
  local work=$1 alerts=$2 tests lost
  shift 2
  tests=("$@")
  mkdir -p "$work/spoilt/rules" "$work/spoilt/tests"
  cp "${tests[@]}" "$work/spoilt/tests"
  for tests in "$MONITORING"/rules/*.yaml; do silence_alerts <"$tests" >"$work/spoilt/rules/${tests##*/}"; done
  promtool_tests "$work/spoilt" "$work/spoilt/tests"/*.yaml >"$work/spoilt.log" && say "  ✗ alerts that never fire pass the tests" && return 1
  lost=$(comm -23 <(echo "$alerts") <(sed -n 's/^ *alertname: \([A-Za-z]*\), time: .*/\1/p' "$work/spoilt.log" | sort -u))
  [ -z "$lost" ] || { say "  ✗ no test misses these alerts when they never fire:" $lost && return 1; }
}

# The expression of each panel, as a rule that promtool reads; a panel with a slip must be refused.
check_panels() {
  local work=$1 dashboard outcome=0
  for dashboard in "$MONITORING"/dashboards/*.json; do
    panels_as_rules <"$dashboard" >"$work/panels.json"
    "$PROMTOOL" check rules "$work/panels.json" >"$work/panels.log" 2>&1 || { outcome=1 && say "  ✗ ${dashboard##*/}" && cat "$work/panels.log"; }
  done
  panels_as_rules <<<'{"panels": [{"targets": [{"expr": "sum by (job (up)"}]}]}' >"$work/panels.json"
  "$PROMTOOL" check rules "$work/panels.json" >"$work/panels.log" 2>&1 && outcome=1 && say "  ✗ a panel with a slip passes"
  return "$outcome"
}
panels_as_rules() { jq '{groups: [{name: "panels", rules: [.panels[].targets[].expr | {record: "panel", expr: .}] | to_entries | map(.value + {labels: {n: "\(.key)"}})}]}'; }

# What "up --monitoring" writes; a file with a slip, and one that names no rules, must be refused.
check_scrape_configs() {
  local work=$1 fault outcome=0
  write_scrape_config >"$work/prometheus.yaml"
  fault=$(scrape_config_fault "$work/prometheus.yaml")
  [ -z "$fault" ] || { outcome=1 && say "  ✗ the file of up --monitoring: $fault"; }
  sed 's/metrics_path/metric_path/' "$work/prometheus.yaml" >"$work/slip.yaml"
  [ -n "$(scrape_config_fault "$work/slip.yaml")" ] || { outcome=1 && say "  ✗ a file for Prometheus with a slip passes"; }
  sed '/^rule_files/d' "$work/prometheus.yaml" >"$work/slip.yaml"
  [ -n "$(scrape_config_fault "$work/slip.yaml")" ] || { outcome=1 && say "  ✗ a file for Prometheus without rules passes"; }
  return "$outcome"
}

# scrape_config_fault FILE: why Prometheus would refuse FILE or a file of rules that it names, or find no rules by it. Prints nothing if it
# would take them. It needs PROMTOOL.
scrape_config_fault() {
  local said
  if ! said=$("$PROMTOOL" check config "$1" 2>&1); then
    tr -s '\n ' ' ' <<<"promtool: ${said#*FAILED:}"
  elif ! grep -qE 'SUCCESS: [1-9][0-9]* rules found' <<<"$said"; then
    echo "it names no file with rules"
  fi
}

# promtool_tests WORK FILE…: tells what fails.
promtool_tests() {
  local work=$1 file outcome=0
  shift
  for file in "$@"; do
    "$PROMTOOL" test rules "$file" >"$work/${file##*/}.log" 2>&1 || { outcome=1 && cat "$work/${file##*/}.log"; }
  done
  return "$outcome"
}

# Recording rules stay; of the alerts goes the expression. In rule files an expression stands in one line, or below ">-".
silence_alerts() {
  awk '
    /^ *- (alert|record):/ { alert = /alert:/; in_expression = 0 }
    alert && /^ *expr:/ { sub(/expr:.*/, "expr: vector(0) > 1"); print; in_expression = 1; next }
    in_expression && /^ *(for|labels|annotations|keep_firing_for):/ { in_expression = 0 }
    !in_expression { print }'
}

# Prometheus and Alertmanager beside the stack, with the rules of deploy/monitoring. They are no part of the stack: the keeper leaves them
# alone, and the limit of memory does not count them. ./icp down ends them.
start_monitoring() {
  local name fault fresh=()
  for name in prometheus alertmanager; do
    monitoring_package "$([ "$name" = prometheus ] && echo prometheus || echo prometheus-alertmanager)" "$(monitoring_program "$name")" ||
      fail "Debian's package of $name could not be had from here; the stack runs without monitoring." "$(tail -n 1 "$MONITORING_TOOLS"/*.log)"
    runs "$name" || fresh+=("$name")
  done
  if [ ${#fresh[@]} -eq 0 ]; then
    say "Prometheus and Alertmanager run already."
    return
  fi
  for name in "${fresh[@]}"; do need_free_ports "$name"; done
  write_scrape_config >"$RUN/prometheus.yaml"
  # nothing is fetched for it here: without a network each start would wait for minutes
  if have_promtool; then
    fault=$(scrape_config_fault "$RUN/prometheus.yaml")
    [ -z "$fault" ] || fail "Prometheus would refuse $RUN/prometheus.yaml; the stack runs without monitoring." "$fault"
  else
    not_checked "the file for Prometheus, because promtool is missing (Debian: apt-get install promtool; ./icp test fetches it)"
  fi
  for name in "${fresh[@]}"; do "start_$name"; done
  await 60 "${fresh[@]}"
  say "  Prometheus     http://localhost:${PORT[prometheus]}/alerts     Alertmanager   http://localhost:${PORT[alertmanager]}"
}

# want_alert_programs: what AlertsReachReceiversTest starts where the distribution has not installed it; the test says NOT CHECKED without it.
want_alert_programs() {
  if command -v prometheus >/dev/null && command -v prometheus-alertmanager >/dev/null; then return; fi
  if monitoring_package prometheus prometheus && monitoring_package prometheus-alertmanager prometheus-alertmanager && relative_alertmanager; then return; fi
  say "  Prometheus or Alertmanager is missing and could not be had from here (Debian: apt-get install prometheus prometheus-alertmanager)."
}

monitoring_program() { if [ "$1" = prometheus ]; then echo prometheus; else echo prometheus-alertmanager; fi; }

# shellcheck disable=SC2329 # called by name above
start_prometheus() {
  launch prometheus "$MONITORING_TOOLS/prometheus/usr/bin/prometheus" --config.file="$RUN/prometheus.yaml" --storage.tsdb.path="$ICP_HOME/prometheus" \
    --storage.tsdb.retention.time=7d --web.listen-address="127.0.0.1:${PORT[prometheus]}" --log.level=warn
}

# Debian's program reads its templates from /usr/share, where an unpacked package has none. Here the path is made relative, of the same length.
relative_alertmanager() {
  local folder=$MONITORING_TOOLS/prometheus-alertmanager
  [ ! -x "$folder/alertmanager" ] || return 0
  LC_ALL=C sed 's|/usr/share/prometheus/alertmanager|usr/share/prometheus//alertmanager|g' "$folder/usr/bin/prometheus-alertmanager" >"$folder/alertmanager" &&
    chmod +x "$folder/alertmanager"
}

# shellcheck disable=SC2329
start_alertmanager() {
  relative_alertmanager
  (cd "$MONITORING_TOOLS/prometheus-alertmanager" && launch alertmanager ./alertmanager --config.file="$MONITORING/alertmanager.yaml" \
    --storage.path="$ICP_HOME/alertmanager" --web.listen-address="127.0.0.1:${PORT[alertmanager]}" --cluster.listen-address= --log.level=warn)
}

# The services of the stack by their management ports; the job is the service's name, as the rules want it. ICP_HASTY_ALERTS is of the drill of
# the runbooks: it looks every three seconds, and by rules that wait for nothing, because promtool's tests judge how long each alert waits.
write_scrape_config() {
  local name instance targets every=15s rules=$MONITORING/rules
  if [ -n "${ICP_HASTY_ALERTS:-}" ]; then
    every=3s rules=$RUN/rules
    mkdir -p "$rules"
    for name in "$MONITORING"/rules/*.yaml; do sed -E 's/^( *for:) .*/\1 0s/; s/\bfor: [0-9a-z]+/for: 0s/' "$name" >"$rules/${name##*/}"; done
  fi
  cat <<TEXT
global: {scrape_interval: $every, evaluation_interval: $every}
rule_files: ["$rules/*.yaml"]
alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:${PORT[alertmanager]}"]}]}]}
scrape_configs:
TEXT
  for name in "${SERVICES[@]}"; do
    [ "$name" != sandbox ] || continue
    targets=''
    for instance in $(instances_of "$name"); do targets+=", \"127.0.0.1:$(management_port "$instance")\""; done
    echo "  - {job_name: $name, metrics_path: /q/metrics, static_configs: [{targets: [${targets#, }]}]}"
  done
}

monitoring_status() {
  local name pid
  for name in prometheus alertmanager; do
    pid=$(pid_of "$name") || continue
    printf '%-24s %8s %6s  %-10s %6d MiB (beside the stack, not counted)\n' "$name" "$pid" "${PORT[$name]}" \
      "$(is_healthy "$name" && echo healthy || echo unhealthy)" $(($(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status") / 1024))
  done
}

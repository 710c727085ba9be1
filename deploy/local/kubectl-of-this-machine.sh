#!/usr/bin/env bash
# kubectl-of-this-machine.sh ARGUMENTS…: does to the processes of the local stack what "kubectl ARGUMENTS…" does to pods, for ./icp drill
# runbooks. Logs are those of ICP_HOME; with ICP_LOGS_SINCE (a time as "2026-12-02T21:00:00Z") only what was written later. What has no
# counterpart on one machine ends with 64.
set -euo pipefail
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd -P)
ICP=$ROOT/icp
no_counterpart() { echo "kubectl $*: this has no counterpart on one machine" >&2 && exit 64; }

# the short name that ./icp takes
short_name() { if [ "$1" = legacy-import-service ]; then echo legacy; else echo "${1%-service}"; fi; }

# show_logs NAME: a container writes one JSON object a line, and what the JVM says at its start.
show_logs() {
  local file
  for file in "$ICP_HOME/log/$1".log "$ICP_HOME/log/$1".[23].log; do
    [ ! -e "$file" ] || awk -v since="${ICP_LOGS_SINCE:-}" '
      match($0, /"timestamp":"[^"]*"/) && substr($0, RSTART + 13, RLENGTH - 14) < since { next }
      since != "" && !/^\{/ { next }
      { print }' "$file"
  done
}

case "$*" in
  "logs -l app.kubernetes.io/part-of=icp-filing --tail=-1"*)
    for name in gateway {filing,verification,inspection,account,legacy-import}-service; do show_logs "$name"; done
    ;;
  "logs -l app.kubernetes.io/name="*" --tail=-1"*)
    name=${3#app.kubernetes.io/name=}
    [ -e "$ICP_HOME/log/$name.log" ] || no_counterpart "$@"
    show_logs "$name"
    ;;
  "rollout restart deployment/gateway" | "rollout restart deployment/"*-service)
    name=$(short_name "${3#deployment/}")
    "$ICP" stop "$name" && "$ICP" start "$name"
    ;;
  "get pods" | "get pods -o wide" | "get pods -l app.kubernetes.io/part-of=icp-filing" | "get deployments") "$ICP" status ;;
  "get pods -l app.kubernetes.io/name="*-service) "$ICP" status | grep "^${4#app.kubernetes.io/name=}" ;;
  "port-forward deployment/"*)
    # ports of a container: 8080 and 8180; here each process has its own, which the drill tells
    name=$(short_name "${2#deployment/}")
    port=ICP_PORT_OF_${name^^}
    [ -n "${!port:-}" ] || no_counterpart "$@"
    exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$ROOT/system-tests/target/classes" \
      cn.icpfiling.systemtests.drill.runbooks.Forward "${3%:*}" "$((${!port} + ${3#*:} - 8080))"
    ;;
  "get secret filing-secrets -o json")
    printf '{"data":{"application.properties":"%s"}}\n' "$(printf 'icp.service.client-secret=%s\n' "$ICP_FILING_SECRET" | base64 -w0)"
    ;;
  *) no_counterpart "$@" ;;
esac

#!/usr/bin/env bash
# verify-audit.sh OVERLAY [SERVICE…] verifies the audits of services now, or of all five: a Job of each CronJob that does so every night
# (components/mysql/cluster/audit.yaml). It prints a line an audit and its findings, and fails when something was found or could not be
# looked at. OVERLAY is the environment, production or staging; the cluster of another one is refused. Not for dev, where ./icp audit verify
# does it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=lib/cluster.sh
. "$here/lib/cluster.sh"
look_every=${LOOK_EVERY:-5}
usage() { echo "usage: verify-audit.sh production|staging [SERVICE…], for instance verify-audit.sh production filing-service" >&2 && exit 2; }
overlay=${1:-}
case $overlay in production | staging) shift ;; *) usage ;; esac
[ $# -gt 0 ] || set -- filing-service verification-service inspection-service account-service legacy-import-service
for service in "$@"; do
  case $service in filing-service | verification-service | inspection-service | account-service | legacy-import-service) ;; *) usage ;; esac
done
pin_cluster "$overlay"

# ended JOB: waits for its end, and fails when it has failed or has none within two hours; kubectl wait knows one condition only.
ended() {
  local until=$((SECONDS + 7200)) state
  while [ "$SECONDS" -lt "$until" ]; do
    # a look that fails is not the end; the next one may be answered
    state=$(in_namespace get job "$1" --output 'jsonpath={range .status.conditions[?(@.status=="True")]}{" "}{.type}{end} ') || state=''
    case $state in *' Complete '*) return 0 ;; *' Failed '*) return 1 ;; esac
    sleep "$look_every"
  done
  return 1
}

for service in "$@"; do
  job=${service%-service}-mysql-audit
  in_namespace delete job "$job-now" --ignore-not-found
  in_namespace create job "$job-now" --from="cronjob/$job"
done
worst=0
for service in "$@"; do
  job=${service%-service}-mysql-audit-now
  ended "$job" || { worst=1 && echo "verify-audit.sh: $job has failed" >&2; }
  in_namespace logs "job/$job" --tail=-1 || worst=1
done
exit $worst

#!/usr/bin/env bash
# deploy.sh OVERLAY brings the cluster of the current context to an overlay (ADR 0043): everything but the processes, the migrations, then
# the processes. It refuses the cluster of another environment, and keeps to its cluster when another shell chooses another
# context. A migration that fails stops the rest, and the old replicas go on. They run on the new schema until they are replaced, so a migration
# only adds. KEDA's autoscalers come last: its webhook refuses one whose Deployment is not there.
#
# The manifests own every field that they have. Without --force-conflicts the first field that another command owns, such as the image after
# kubectl rollout undo, would end the script. Numbers of replicas stand in no manifest, so autoscalers keep theirs.
#
# The first time the databases are empty: it waits until an administrator has run components/mysql/users.sql in each and has said so by the
# label icp-filing.cn/users=made (docs/first-deployment.md, step 6.3).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
look_every=${LOOK_EVERY:-5}
# shellcheck source=lib/cluster.sh
. "$here/lib/cluster.sh"
manifests=$(mktemp)
trap 'rm -f "$manifests"' EXIT
"$here/render.sh" "${1:-}" >"$manifests"
# The API server would refuse them for our pods; those of operators it would let wait for an image that no registry has.
unreleased=$(grep -oE '[^/@ ]+@sha256:0{64}' "$manifests" | sort -u | sed 's/@.*//' | paste -sd ' ') || true
if [ -n "$unreleased" ]; then
  echo "deploy.sh: no digest is written for $unreleased; nothing was changed. Write those of the release into overlays/staging, and of production into components/release (docs/first-deployment.md, step 3)" >&2
  exit 1
fi
apply() { cluster apply --server-side --force-conflicts --filename "$manifests" "$@"; }

# A migration of an earlier call that was broken off, or of another engineer's, may run on. To delete its Job would end it within a change that
# MySQL does not take back, and leave Liquibase's lock. A Job without a pod that runs (no image, the pause before its next try) is in no way.
none_runs() {
  local until=$((SECONDS + 3600)) jobs running told=''
  while [ "$SECONDS" -lt "$until" ]; do
    if jobs=$(in_namespace get job --selector icp-filing.cn/step=migration --output \
      jsonpath='{range .items[*]}{.metadata.name}{" "}{.status.ready}{"\n"}{end}'); then
      running=$(awk '$2 > 0 { print $1 }' <<<"$jobs" | paste -sd ' ')
      [ -n "$running" ] || return 0
      [ "$running" = "$told" ] || echo "deploy.sh: waits for $running, which another call has started"
      told=$running
    fi
    sleep "$look_every"
  done
  echo "deploy.sh: the migrations of another call have not ended in an hour" >&2
  return 1
}

# Fails as soon as one has failed; kubectl wait would wait for the others until its time is over.
migrated() {
  local until=$((SECONDS + 3600)) jobs failed
  while [ "$SECONDS" -lt "$until" ]; do
    # a look that fails is not the end; the next one may be answered
    jobs=$(in_namespace get job --selector icp-filing.cn/step=migration --output \
      jsonpath='{range .items[*]}{.metadata.name}{range .status.conditions[?(@.status=="True")]}{" "}{.type}{end}{"\n"}{end}') || jobs=''
    failed=$(awk '/ Failed( |$)/ { print $1; exit }' <<<"$jobs")
    if [ -n "$failed" ]; then
      in_namespace logs "job/$failed" --tail=40 >&2 || true
      echo "deploy.sh: $failed has failed, and no process was changed; see docs/operating.md, \"A migration has failed\"" >&2
      return 1
    fi
    [ -z "$jobs" ] || ! awk '!/ Complete( |$)/ { exit 1 }' <<<"$jobs" || return 0
    sleep "$look_every"
  done
  echo "deploy.sh: the migrations have not ended in an hour" >&2
  return 1
}

pin_cluster "$1" new
first=''
[ -n "$environment" ] || first=' for the first time'
echo "deploy.sh: brings $1 to the cluster of context $context$first"
apply --selector 'icp-filing.cn/step notin (process, migration, autoscaler)'
if [ "$1" = dev ]; then
  in_namespace rollout status deployment/mariadb --timeout 15m
else
  echo "deploy.sh: waits for the users of the databases; once users.sql has run in each: kubectl --namespace icp-filing label innodbcluster --all icp-filing.cn/users=made (in the context $context)"
  in_namespace wait innodbcluster --all --for 'jsonpath={.metadata.labels.icp-filing\.cn/users}=made' --timeout 60m
fi

# A Job cannot be changed, so those of the last release go.
none_runs
in_namespace delete job --selector icp-filing.cn/step=migration --ignore-not-found
apply --selector icp-filing.cn/step=migration
migrated

# In this order, one after the other: what asks goes after what it asks. A process of the last release ignores what is new in a request
# (ADR 0051), and does not have the operations that are new (docs/releasing.md).
for name in account-service verification-service filing-service; do
  apply --selector "icp-filing.cn/step=process,app.kubernetes.io/name=$name"
  in_namespace rollout status "deployment/$name" --timeout 15m
done
apply --selector icp-filing.cn/step=process
for name in inspection-service legacy-import-service gateway; do
  in_namespace rollout status "deployment/$name" --timeout 15m
done
# All of it, because dev has no autoscaler of KEDA and a selector that chooses nothing is an error.
apply

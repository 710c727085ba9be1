#!/usr/bin/env bash
# deploy.sh OVERLAY brings the cluster of the current context to an overlay (ADR 0043): everything but the processes, the migrations, then
# the processes. It refuses the cluster of another environment, and keeps to its cluster when another shell chooses another
# context. A migration that fails stops the rest, and the old replicas go on. They run on the new schema until they are replaced, so a migration
# only adds. A rollout that fails stops the rest, too. KEDA's autoscalers come last: its webhook refuses one whose Deployment is not there.
# It deletes nothing but migration Jobs: what an earlier release had and this one has not is named at the end.
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
# The API server would refuse them for our pods; those of operators it would let wait for an image that no registry has. A name stands before
# the "@": the policy of images has the zeros, too, in a text.
unreleased=$(grep -oE '[[:alnum:]._-]+@sha256:0{64}' "$manifests" | sort -u | sed 's/@.*//' | paste -sd ' ') || true
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

# Fails with what to do; kubectl says only that its time is over.
rolled_out() {
  in_namespace rollout status "deployment/$1" --timeout 15m && return 0
  echo "deploy.sh: the rollout of $1 has not ended, and no process after it was changed. See why: kubectl --context $context --namespace icp-filing describe pods -l app.kubernetes.io/name=$1. Mend it and start deploy.sh $overlay again (docs/first-deployment.md, \"When a step fails\"), or go back (docs/operating.md, \"Back to the last release\")" >&2
  return 1
}

# tell_left NAMES: names what the namespace has and NAMES, all that was applied, have not. By the label "owner" it knows the platform's own; what
# has an owner reference is made and deleted by a controller. The kinds are those that were applied, and those that count although nothing asks
# for them. Of the others ConfigMaps stay for kubectl rollout undo, Jobs end, and a donor's objects are donor.sh's.
tell_left() {
  local kinds there names left object
  kinds=$(printf '%s\n' "$1" cronjob.batch horizontalpodautoscaler.autoscaling networkpolicy.networking.k8s.io poddisruptionbudget.policy |
    sed 's,/.*,,' | grep -vxE '|configmap|job\.batch' | sort -u | paste -sd ,)
  there=$(in_namespace get "$kinds" --selector 'owner=icp-filing,!icp-filing.cn/donor-of' --output \
    jsonpath='{range .items[*]}{.apiVersion}{" "}{.kind}{" "}{.metadata.name}{" "}{.metadata.namespace}{" "}{.metadata.ownerReferences[*].kind}{"\n"}{end}') || {
    echo "deploy.sh: all is deployed. What earlier releases left in the namespace could not be listed; start deploy.sh $overlay again to see it" >&2
    return 0
  }
  # as kubectl names an object: kind.group/name
  names=$(awk '{ n = split($1, group, "/"); print tolower($2) (n > 1 ? "." group[1] : "") "/" $3, (NF == 4 && $4 == "icp-filing" ? "own" : "") }' <<<"$there" | sort)
  # If what was applied is not all found by its name, the names do not compare, and what is there would be taken for left.
  if [ -z "$1" ] || [ -n "$(comm -23 <(grep -vE '^(configmap|job\.batch)/' <<<"$1" | sort) <(cut -d ' ' -f 1 <<<"$names" | sort))" ]; then
    echo "deploy.sh: all is deployed. What earlier releases left in the namespace is not known, because kubectl did not list all that it applied" >&2
    return 0
  fi
  left=$(comm -13 <(sort <<<"$1") <(sed -n 's/ own$//p' <<<"$names" | sort))
  [ -n "$left" ] || return 0
  echo "deploy.sh: all is deployed. The cluster still has, and heeds, what $overlay no longer has; see docs/operating.md, \"What a release no longer has\":"
  while read -r object; do
    case $object in
      innodbcluster.* | kafka.* | kafkanodepool.* | kafkatopic.*) echo "  $object has data: keep it" ;;
      *) echo "  kubectl --context $context --namespace icp-filing delete $object" ;;
    esac
  done <<<"$left"
}

overlay=$1
pin_cluster "$overlay" new
first=''
[ -n "$environment" ] || first=' for the first time'
echo "deploy.sh: brings $overlay to the cluster of context $context$first"
apply --selector 'icp-filing.cn/step notin (process, migration, autoscaler)'
if [ "$overlay" = dev ]; then
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

# In this order, each when the rollout before it has ended: what asks goes after what it asks. A process of the last release ignores what is new
# in a request (ADR 0051), and does not have the operations that are new (docs/releasing.md). The gateway is the last one, because it opens
# them to callers. The drills go in the same order (UPGRADE_ORDER and MANIFEST_PROCESSES in deploy/local/lib; a test compares them).
for name in account-service verification-service filing-service inspection-service legacy-import-service gateway; do
  apply --selector "icp-filing.cn/step=process,app.kubernetes.io/name=$name"
  rolled_out "$name"
done
# All of it, because dev has no autoscaler of KEDA and a selector that chooses nothing is an error.
applied=$(apply --output name)
tell_left "$applied"

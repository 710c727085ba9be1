#!/usr/bin/env bash
# deploy.sh OVERLAY brings the cluster of the current context to an overlay (ADR 0043): everything but the processes, the migrations, then
# the processes. A migration that fails stops the rest, and the old replicas go on. They run on the new schema until they are replaced, so a
# migration only adds.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
kubectl=${KUBECTL:-kubectl}
manifests=$(mktemp)
trap 'rm -f "$manifests"' EXIT
"$here/render.sh" "${1:-}" >"$manifests"
in_namespace() { "$kubectl" --namespace icp-filing "$@"; }
apply() { "$kubectl" apply --server-side --filename "$manifests" "$@"; }

# A Job cannot be changed, so those of the last release go.
in_namespace delete job --selector icp-filing.cn/step=migration --ignore-not-found
apply --selector 'icp-filing.cn/step!=process'
in_namespace wait job --selector icp-filing.cn/step=migration --for condition=complete --timeout 60m

# filing-service goes first: legacy-import-service may ask it for what only the new release answers (docs/releasing.md).
apply --selector 'icp-filing.cn/step=process,app.kubernetes.io/name=filing-service'
in_namespace rollout status deployment/filing-service --timeout 15m
apply
for name in verification-service inspection-service account-service legacy-import-service gateway; do
  in_namespace rollout status "deployment/$name" --timeout 15m
done

#!/usr/bin/env bash
# render.sh OVERLAY prints the manifests of an overlay (dev, staging, production) to standard output. It calls no cluster.
# KUBECTL names another kubectl; this tree is rendered with 1.32 (kustomize 5.5), which Debian 13 packages.
#
# kustomize cannot make a PrometheusRule of a file of rules, which promtool tests as it stands. So each file of
# deploy/monitoring/rules is put into one here, for overlays that have Prometheus.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
kubectl=${KUBECTL:-kubectl}
case ${1:-} in dev | staging | production) ;; *) echo "usage: render.sh dev|staging|production" >&2 && exit 2 ;; esac
command -v "$kubectl" >/dev/null || { echo "render.sh: there is no $kubectl; install it (Debian: apt-get install kubectl) or set KUBECTL" >&2 && exit 2; }
rendered=$("$kubectl" kustomize "$here/overlays/$1")
printf '%s\n' "$rendered"
grep -q '^kind: PodMonitor$' <<<"$rendered" || exit 0
for rules in "$here"/../monitoring/rules/*.yaml; do
  [ -e "$rules" ] || continue
  printf -- '---\napiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: icp-filing-%s\n  namespace: icp-filing\n  labels: {app.kubernetes.io/part-of: icp-filing, owner: icp-filing}\nspec:\n' \
    "$(basename "$rules" .yaml | tr '[:upper:]' '[:lower:]')"
  sed -e '/./s/^/  /' "$rules"
done

# shellcheck shell=bash
# Which cluster the scripts of deploy/kubernetes talk to. A script that talks to one sources this file and calls pin_cluster first. From then
# on it calls "cluster" and "in_namespace", which keep to that cluster when another shell chooses another context.
kubectl=${KUBECTL:-kubectl} context='' environment=''
cluster() { "$kubectl" --context "$context" "$@"; }
in_namespace() { cluster --namespace icp-filing "$@"; }

# environment_of_cluster: what the cluster says that it is. Staging and production have the same names in the same namespace, so each
# overlay labels the namespace with its environment. A namespace that an older release made has no label: there the settings of the
# processes say it. A new cluster has neither.
environment_of_cluster() {
  local environment
  environment=$(cluster get namespace icp-filing --ignore-not-found --output 'jsonpath={.metadata.labels.icp-filing\.cn/environment}') || return 1
  [ -n "$environment" ] ||
    environment=$(in_namespace get configmap --output 'jsonpath={range .items[*]}{.data.ICP_ENVIRONMENT}{"\n"}{end}' | sed '/^$/d' | sort -u | paste -sd ' ') || return 1
  echo "$environment"
}

# pin_cluster OVERLAY [new]: takes the cluster of the current context for the whole run of the script, and sets "context" and "environment".
# It refuses a cluster of another environment than OVERLAY, and without "new" also one to which nothing was deployed yet; there
# "environment" is empty. No answer is not the answer of a new cluster.
pin_cluster() {
  local overlay=$1 new=${2:-} script=${0##*/}
  context=$("$kubectl" config current-context) || {
    echo "$script: kubectl has no current context; choose the cluster of $overlay: kubectl config use-context NAME. A pod with an account of its own needs a kubeconfig, too" >&2
    return 1
  }
  environment=$(environment_of_cluster) || {
    echo "$script: the cluster of context $context does not say whether it is $overlay; nothing was changed. See that kubectl reaches it and may read the namespace icp-filing" >&2
    return 1
  }
  [ -n "$new$environment" ] || {
    echo "$script: nothing was deployed to the cluster of context $context, so it is not $overlay; nothing was changed. Choose the context of $overlay: kubectl config use-context NAME" >&2
    return 1
  }
  case $environment in
    "$overlay" | '') ;;
    *)
      echo "$script: the cluster of context $context is $environment and not $overlay; nothing was changed. Choose the context of $overlay: kubectl config use-context NAME. If it is the right cluster, see docs/first-deployment.md, \"When a step fails\"" >&2
      return 1
      ;;
  esac
}

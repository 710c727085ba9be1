#!/usr/bin/env bash
# rotate-keys.sh OVERLAY SERVICE FOLDER gives a service new keys for fields, files and blind indexes while it runs (ADR 0013, 0016, 0024).
# OVERLAY is the environment, production or staging; the cluster of another one is refused. RotateKeys works on a copy of the keysets in
# FOLDER; after each of its steps this script puts them into the secret store and has the External Secrets operator read it, and the next
# step begins when every replica says in the database that it has them. The services themselves encrypt everything again. Cut off at any
# moment, it goes on when it is started again. See docs/rotating-secrets.md.
#
# STORE is a command that puts a file as an entry into the store: $1 is the entry, $2 the file, $3 the environment. With Vault:
#   STORE='vault kv put -mount="icp-filing-$3" "$1" @"$2"'
# It needs the release that runs as a build of filing-service (./icp images), JDK 25 (JAVA names its java), jq, and the right to port-forward.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=lib/cluster.sh
. "$here/lib/cluster.sh"
java=${JAVA:-java} look_every=${LOOK_EVERY:-5} port=${PORT:-13306}
overlay=${1:-} service=${2:-} folder=${3:-}
case $overlay in production | staging) ;; *) overlay= ;; esac
case $service in filing-service | verification-service | inspection-service | account-service | legacy-import-service) ;; *) service= ;; esac
[ -n "$overlay" ] && [ -n "$service" ] && [ -n "$folder" ] && [ -n "${STORE:-}" ] ||
  { echo "usage: STORE='vault kv put -mount=\"icp-filing-\$3\" \"\$1\" @\"\$2\"' rotate-keys.sh production|staging SERVICE FOLDER" >&2 && exit 2; }
entry=${service%-service}-keysets database=${service%-service}-mysql
name=${service%-service} name=${name%-import}
pin_cluster "$overlay"
umask 077
mkdir -p "$folder"
work=$(mktemp -d)

# What the Secret has, and what the folder has, in one form.
held() { in_namespace get secret "$entry" --output json | jq -S '.data | map_values(@base64d)'; }
wanted() {
  local use files=()
  for use in fields index hash stream audit anchor anchor-public; do files+=(--rawfile "$name-$use.json" "$folder/$name-$use.json"); done
  jq -nS "${files[@]}" '$ARGS.named'
}
synchronize() { in_namespace annotate externalsecret "$entry" "force-sync=$(date +%s%N)" --overwrite >/dev/null; }

# fetch: the Secret as the store is now, into the folder. A step that did not get into the store was never used, and is forgotten.
fetch() {
  local before now until=$((SECONDS + 300)) key
  before=$(in_namespace get externalsecret "$entry" --output 'jsonpath={.status.refreshTime}')
  while
    synchronize
    sleep "$look_every"
    now=$(in_namespace get externalsecret "$entry" --output 'jsonpath={.status.refreshTime} {.status.conditions[?(@.type=="Ready")].status}')
    [ "${now% *}" = "$before" ] || [ "${now#* }" != True ]
  do
    [ "$SECONDS" -lt "$until" ] || { echo "rotate-keys.sh: the Secret $entry does not follow the store" >&2 && return 1; }
  done
  held >"$work/held.json"
  for key in $(jq -r keys[] "$work/held.json"); do jq -j --arg key "$key" '.[$key]' "$work/held.json" >"$folder/$key"; done
}

# hand_over: brings the store and then the Secret to what the folder has. A failure is told, and the next look tries again.
stored=
hand_over() {
  local now
  now=$(wanted)
  if [ "$now" != "$stored" ]; then
    echo "$now" >"$work/entry.json"
    bash -c "$STORE" store "$entry" "$work/entry.json" "$overlay" >"$work/store.log" 2>&1 || { echo "rotate-keys.sh: the store took nothing: $(tail -n 1 "$work/store.log")" >&2 && return 1; }
    stored=$now
    echo "· $service: the store has the keysets of this step"
  fi
  [ "$(held)" = "$now" ] || { synchronize && return 1; }
}

sql() { in_namespace exec -i "$primary" -c mysql -- mysql -ulocalroot; }
# forward: it ends with the pod of the router; RotateKeys waits for the next one.
forward() {
  local forwarded=
  trap 'kill "$forwarded" 2>/dev/null; exit' TERM
  trap - EXIT
  while true; do
    # Not by a function, whose process would end without kubectl's.
    "$kubectl" --context "$context" --namespace icp-filing port-forward "service/$database" "$port:3306" >/dev/null 2>>"$work/forward.log" &
    forwarded=$!
    wait "$forwarded" || true
    sleep 1
  done
}
end() {
  local pid
  for pid in $(jobs -p); do kill "$pid" 2>/dev/null || true; done
  [ -z "${primary:-}" ] || sql <<<"DROP USER IF EXISTS 'icp_keys'@'%';" || echo "rotate-keys.sh: the user icp_keys of $database is still there" >&2
  rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM

fetch
stored=$(wanted)
# A user for this rotation, who only reads and knows no key. It goes to the writer, and reads there too: a copy that lags would not know of a
# replica that lacks a key.
primary=$(in_namespace get pods --selector "component=mysqld,mysql.oracle.com/cluster=$database,mysql.oracle.com/cluster-role=PRIMARY" --output name | head -n 1)
[ -n "$primary" ] || { echo "rotate-keys.sh: $database has no primary" >&2 && exit 1; }
password=$(head -c 24 /dev/urandom | base64 -w0 | tr '+/' '-_')
sql <<SQL
DROP USER IF EXISTS 'icp_keys'@'%';
CREATE USER 'icp_keys'@'%' IDENTIFIED BY '$password' REQUIRE SSL;
GRANT SELECT ON icp_$name.* TO 'icp_keys'@'%';
SQL
in_namespace get secret database-ca --output json | jq -r '.data["truststore.p12"]' | base64 -d >"$work/database.p12"
forward &

app=$here/../../filing-service/target/quarkus-app
ICP_KEYS_USER=icp_keys ICP_KEYS_PASSWORD=$password ICP_KEYS_PATIENCE=${ICP_KEYS_PATIENCE:-PT6H} ICP_KEYS_LOOK_AGAIN=PT10S \
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -cp "$app/lib/main/*:$app/lib/boot/*" cn.icpfiling.platform.crypto.RotateKeys "$folder" \
  "$name=jdbc:mysql://127.0.0.1:$port/icp_$name?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:$work/database.p12&trustCertificateKeyStoreType=PKCS12" &
rotation=$!
while kill -0 "$rotation" 2>/dev/null; do
  hand_over || true
  sleep "$look_every"
done
rotated=yes
wait "$rotation" || rotated=
# What the last step took out must be gone from the store, too.
until=$((SECONDS + 600))
until hand_over; do
  [ "$SECONDS" -lt "$until" ] || { echo "rotate-keys.sh: the store or the Secret $entry does not have the keysets of $folder; start it again" >&2 && exit 1; }
  sleep "$look_every"
done
[ -n "$rotated" ] || { echo "rotate-keys.sh: not finished, and nothing is lost; start it again" >&2 && exit 1; }
echo "keep until the last dump of before is gone: $(cd "$folder" && ls "$name"-*-retired-*.json | tr '\n' ' ')"

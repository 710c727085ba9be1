#!/usr/bin/env bash
# secrets.sh FOLDER prints the Secrets of the overlay dev, out of a folder of keys as "./icp up" makes it (.icp/keys), with the names of
# components/external-secrets. For a sandbox only: they are base64 and no more.
set -euo pipefail
keys=${1:?the folder of keys, for instance .icp/keys}
# shellcheck source=/dev/null
. "$keys/secrets.env"

# secret NAME KEY=VALUE…
secret() {
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  namespace: icp-filing\ndata:\n' "$1"
  local pair
  for pair in "${@:2}"; do printf '  %s: %s\n' "${pair%%=*}" "$(printf '%s' "${pair#*=}" | base64 -w0)"; done
}
variable() { local name=${1^^}_$2; name=${name//-/_}; printf '%s' "${!name}"; }

statements=''
# service NAME SCHEMA PREFIX SETTING…
service() {
  local name=$1 schema=$2 prefix=$3 file keysets=()
  secret "${prefix}secrets" "service.properties=$(printf '%s\n' "quarkus.datasource.username=icp_$schema" "quarkus.datasource.password=$(variable "$schema" DB_PASSWORD)" \
    "icp.service.client-secret=$(variable "$name" CLIENT_SECRET)" "icp.cursor.key=$CURSOR_KEY" "${@:4}")"
  statements+=$(sed -e "s/@NAME@/$schema/g; s/@PASSWORD@/$(variable "$schema" DB_PASSWORD)/; s/@DDL_PASSWORD@/$(variable "$schema" DDL_PASSWORD)/; s/127\.0\.0\.1/%/g" \
    "$(dirname "${BASH_SOURCE[0]}")/../../../local/schemas.sql")$'\n'
  [ "$name" != sandbox ] || return 0
  secret "${prefix}migration" "service.properties=$(printf '%s\n' "icp.db.ddl-user=icp_${schema}_ddl" "icp.db.ddl-password=$(variable "$schema" DDL_PASSWORD)")"
  for file in "$keys/$schema"-*.json; do keysets+=("$(basename "$file")=$(cat "$file")"); done
  secret "${prefix}keysets" "${keysets[@]}"
}

service filing-service filing filing- icp.authority.isp-id=110000000001 icp.authority.user-name=icp-provider icp.authority.password=sandbox-only
service verification-service verification verification-
service inspection-service inspection inspection-
service account-service account account- "icp.sms.key-secret=$SMS_A_SECRET" "icp.sms.fallback.key-secret=$SMS_B_SECRET" \
  "icp.reports.key-secret=$REPORTS_SECRET" "icp.bounces.password=$MAILBOX_SECRET"
service legacy-import-service legacy legacy-import- icp.legacy.papers.access-key=platform-at-old "icp.legacy.papers.secret-key=$OLD_PAPERS_SECRET" \
  icp.legacy.loads.objects.access-key=platform-at-old "icp.legacy.loads.objects.secret-key=$OLD_PAPERS_SECRET"
service sandbox sandbox sandbox- "icp.old-platform.secret-key=$OLD_PAPERS_SECRET" "icp.message-providers.a.secret=$SMS_A_SECRET" \
  "icp.message-providers.b.secret=$SMS_B_SECRET" "icp.message-providers.report-key-secret=$REPORTS_SECRET" "icp.sandbox.mailbox-password=$MAILBOX_SECRET" \
  "icp.db.ddl-user=icp_sandbox_ddl" "icp.db.ddl-password=$SANDBOX_DDL_PASSWORD"
secret gateway-secrets "service.properties=icp.service.client-secret=$GATEWAY_CLIENT_SECRET"
secret account-bootstrap "bootstrap.yaml=$(cat "$keys/bootstrap.yaml")"
secret database-users "users.sql=$statements"

#!/usr/bin/env bash
# new-secrets.sh FOLDER makes what the secret store of one environment holds before its first deployment: FOLDER/store/ENTRY.json for each
# entry of secrets.yaml and components/external-secrets/files.yaml, and FOLDER/NAME.sql, which is users.sql for each database. It calls
# neither cluster nor store. FOLDER/entries/ENTRY/PROPERTY has each value as a file; what only the provider knows is written there by hand,
# and the script names what is missing. What is there is kept: started again it completes, and makes nothing anew. Once keys were rotated,
# the store knows newer keysets than the folder.
#
# It needs a build of filing-service (./icp images), JDK 25 (JAVA names its java), openssl 3.2 or later and jq.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
folder=${1:?usage: new-secrets.sh FOLDER}
app=$here/../../filing-service/target/quarkus-app
services=(filing verification inspection account legacy-import)
given=(filing-secrets/icp.authority.{isp-id,user-name,password} filing-secrets/icp.materials.s3.{access-key,secret-key}
  account-secrets/icp.sms.{key-id,key-secret} account-secrets/icp.reports.key-secret account-secrets/icp.bounces.password
  account-secrets/quarkus.mailer.{username,password} legacy-import-secrets/icp.legacy.papers.{access-key,secret-key}
  {filing,verification,inspection,account,legacy-import}-mysql-backup/{credentials,config} api-tls/tls.{crt,key} registry/dockerconfigjson)
umask 077
mkdir -p "$folder"/{entries,store,keysets,random}

# random NAME: made at the first call, and the same at each one after it.
random() {
  [ -s "$folder/random/$1" ] || head -c 24 /dev/urandom | base64 -w0 | tr '+/' '-_' >"$folder/random/$1"
  cat "$folder/random/$1"
}
# certificate KEY CERTIFICATE ARGUMENTS…
certificate() {
  openssl req -x509 -newkey rsa:3072 -noenc -keyout "$1" -out "$2" "${@:3}" 2>"$folder/openssl.log" || { cat "$folder/openssl.log" >&2 && return 1; }
}
# put ENTRY PROPERTY VALUE
put() { mkdir -p "$folder/entries/$1" && printf '%s' "$3" >"$folder/entries/$1/$2"; }

# NewKeysets would take a lost keyset of hashes for that of an older version.
for service in "${services[@]}"; do
  hashes=$folder/keysets/${service%-import}-hash.json
  [ -e "$hashes" ] || [ ! -e "${hashes%-hash.json}-index.json" ] || { echo "new-secrets.sh: $hashes is lost; put its copy back" >&2 && exit 1; }
done
# What went to the store once cannot be made anew.
for copy in "$folder"/entries/*-keysets/*.json; do
  [ ! -e "$copy" ] || [ -e "$folder/keysets/${copy##*/}" ] || { echo "new-secrets.sh: $folder/keysets/${copy##*/} is lost; its copy is $copy" >&2 && exit 1; }
done
[ -s "$folder/random/cursor" ] || head -c 32 /dev/urandom | base64 -w0 >"$folder/random/cursor"
"${JAVA:-java}" -XX:TieredStopAtLevel=1 -cp "$app/lib/main/*:$app/lib/boot/*" cn.icpfiling.platform.crypto.NewKeysets "$folder/keysets" \
  "${services[@]%-import}"

# The authority that signs the certificates of the databases, and the file by which services trust it.
[ -s "$folder/ca.pem" ] || certificate "$folder/ca.key" "$folder/ca.pem" -days 3650 -subj '/CN=icp-filing databases'
mkdir -p "$folder/entries/database-ca"
# The one value that is no text: in base64, which its ExternalSecret decodes.
[ -s "$folder/entries/database-ca/truststore.p12" ] || openssl pkcs12 -export -nokeys -in "$folder/ca.pem" -jdktrust anyExtendedKeyUsage \
  -certpbe NONE -nomac -passout pass: | base64 -w0 >"$folder/entries/database-ca/truststore.p12"

staff='' clients=''
for service in "${services[@]}"; do
  schema=${service%-import} database=$service-mysql
  put "$service-secrets" quarkus.datasource.username "icp_$schema"
  put "$service-secrets" quarkus.datasource.password "$(random "$service-password")"
  put "$service-secrets" icp.service.client-secret "$(random "$service-client")"
  put "$service-secrets" icp.cursor.key "$(cat "$folder/random/cursor")"
  put "$service-migration" icp.db.ddl-user "icp_${schema}_ddl"
  put "$service-migration" icp.db.ddl-password "$(random "$service-ddl-password")"
  put "$database-root" rootUser root
  put "$database-root" rootHost %
  put "$database-root" rootPassword "$(random "$service-root-password")"
  put "$database-ca" ca.pem "$(cat "$folder/ca.pem")"$'\n'
  put "$database-audit" password "$(random "$service-audit-password")"
  put "$database-backup" password "$(random "$service-backup-password")"
  mkdir -p "$folder/entries/$service-keysets" "$folder/entries/$database-tls"
  cp "$folder/keysets/$schema"-*.json "$folder/entries/$service-keysets"
  # The names of the routers' Service, by which clients ask, and of the servers among each other.
  names=DNS:$database,DNS:$database.icp-filing.svc,DNS:$database.icp-filing.svc.cluster.local
  names+=,DNS:*.$database-instances.icp-filing.svc,DNS:*.$database-instances.icp-filing.svc.cluster.local
  [ -s "$folder/entries/$database-tls/tls.crt" ] || certificate "$folder/entries/$database-tls/tls.key" "$folder/entries/$database-tls/tls.crt" \
    -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -days 825 -subj "/CN=$database" -addext "subjectAltName=$names" \
    -addext basicConstraints=critical,CA:FALSE -addext extendedKeyUsage=serverAuth,clientAuth
  # The passwords come to sed by a file: all users of this machine may read the words of a command.
  sed -f <(printf 's/@%s@/%s/g\n' NAME "$schema" PASSWORD "$(random "$service-password")" DDL_PASSWORD "$(random "$service-ddl-password")" \
    BACKUP_PASSWORD "$(random "$service-backup-password")" AUDIT_PASSWORD "$(random "$service-audit-password")") \
    "$here/components/mysql/users.sql" >"$folder/$service.sql"
  clients+="  - {client: $service-service, secret: \"$(random "$service-client")\"}"$'\n'
done
put gateway-secrets icp.service.client-secret "$(random gateway-client)"
put gateway-secrets icp.gateway.limits.url "redis://:$(random valkey)@valkey:6379"
put valkey valkey.conf "requirepass $(random valkey)"$'\n'
clients+="  - {client: gateway, secret: \"$(random gateway-client)\"}"$'\n'
# Two, because what one administrator drafts another one publishes. They add all other members of staff.
for login in administrator second-administrator; do
  [ -s "$folder/random/$login-totp" ] || head -c 20 /dev/urandom | base32 -w0 >"$folder/random/$login-totp"
  staff+="  - {login: $login, name: ${login^}, roles: [administrator], password: \"$(random "$login-password")\", totp: $(cat "$folder/random/$login-totp")}"$'\n'
done
put account-bootstrap bootstrap.yaml "staff:"$'\n'"${staff}services:"$'\n'"$clients"

missing=0
for value in "${given[@]}"; do
  mkdir -p "$folder/entries/${value%/*}"
  [ -s "$folder/entries/$value" ] || { echo "new-secrets.sh: write $folder/entries/$value" >&2 && missing=1; }
done
[ "$missing" = 0 ] || exit 1
for entry in "$folder"/entries/*; do
  values=()
  for value in "$entry"/*; do values+=(--rawfile "$(basename "$value")" "$value"); done
  jq -n "${values[@]}" '$ARGS.named' >"$folder/store/$(basename "$entry").json"
done
echo "$(find "$folder/store" -name '*.json' | wc -l) entries in $folder/store, statements for the databases in $folder/*.sql"

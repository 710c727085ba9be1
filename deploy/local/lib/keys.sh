# Secrets and keys: made once, by chance, when there is no database yet; never made again beside one.

KEYS=$ICP_HOME/keys
SCHEMAS=(filing verification inspection account legacy sandbox)
STAFF=(reviewer second-reviewer inspector support second-support auditor administrator second-administrator)
CLIENTS=(filing-service verification-service inspection-service account-service legacy-import-service gateway sandbox)

# The access keys at the two providers of SMS, the key of their reports, the key of the old platform's papers, and the password of the
# mailbox of returned mails.
SECRETS=(SMS_A_SECRET SMS_B_SECRET REPORTS_SECRET OLD_PAPERS_SECRET MAILBOX_SECRET)

secret() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
variable() { local name=${1^^}; echo "${name//-/_}_$2"; }

database_exists() { [ -d "$ICP_HOME/db/mysql" ]; }
backups_exist() { [ -n "${ICP_BACKUPS:-}" ] && compgen -G "$ICP_BACKUPS/*/binlogs" >/dev/null; }

need_keys() {
  if [ ! -e "$KEYS/secrets.env" ] || [ ! -e "$KEYS/bootstrap.yaml" ] || ! keysets_complete; then
    ! database_exists || fail "Keys are missing in $KEYS while a database exists. Without its old keys its data cannot be read: put the old files back, or empty everything with ./icp reset."
    ! backups_exist ||
      fail "Keys are missing in $KEYS, and $ICP_BACKUPS holds backups that new keys cannot read: put the copy of the old keys there, then ./icp restore." \
        "To begin anew, name an empty folder."
    make_keys
  fi
  need_newer_keysets
  # Secrets that an older version did not have.
  local secret_name
  for secret_name in "${SECRETS[@]}"; do
    grep -q "^$secret_name=" "$KEYS/secrets.env" || (umask 077 && echo "$secret_name=$(secret)" >>"$KEYS/secrets.env")
  done
  # shellcheck source=/dev/null
  . "$KEYS/secrets.env"
  need_staff
}

# Keysets of uses that versions before 0.1.0 did not have. Beside data they are made only for an operator who says that they were never there: what
# a lost one made, no other one makes again, and NewKeysets would take the loss of hashes for an older version and turn the index's keys back.
need_newer_keysets() {
  local lost
  lost=$(lost_keysets | paste -sd ' ')
  if [ -n "$lost" ] && [ "${ICP_NEW_KEYSETS:-}" != yes ] && { database_exists || backups_exist; }; then
    fail "Missing in $KEYS, while data exists that was made with them: $lost. Put the copies back. Without copies, ./icp reset empties everything." \
      "A stack of before 0.1.0, which never had these files, gets them once: ICP_NEW_KEYSETS=yes ./icp up"
  fi
  [ -z "$lost" ] && public_halves_complete || make_keysets "$APPS/${KEYS_APP:-filing-service}" "${KEYSETS[@]}"
}

# An older file knows fewer people. Account-service adds those that are new in it at its next start; all others keep password and app.
need_staff() {
  local name
  for name in "${STAFF[@]}"; do
    grep -q "login: $name,.*totp" "$KEYS/bootstrap.yaml" ||
      sed -i -e "/login: $name,/d" -e "/^services:/i\\$(member_of_staff "$name")" "$KEYS/bootstrap.yaml"
  done
}

member_of_staff() {
  echo "  - {login: $1, name: ${1^}, roles: [${1#second-}], password: \"$(secret)\", totp: $(head -c 20 /dev/urandom | base32)}"
}

# make_keysets APP NAME…: with the classes of one that was built. Their ids say that they are of development: staging and production refuse them.
make_keysets() {
  local app=$1
  (umask 077 && mkdir -p "$KEYS")
  ICP_KEYS_FOR=development "$JAVA" -XX:TieredStopAtLevel=1 -cp "$app/lib/main/*:$app/lib/boot/*" \
    cn.icpfiling.platform.crypto.NewKeysets "$KEYS" "${@:2}" >"$LOG/keys.log" 2>&1 ||
    fail "The keysets could not be made; see $LOG/keys.log" "$(grep -m1 Exception "$LOG/keys.log" || tail -n 1 "$LOG/keys.log")"
}

make_keys() {
  local name
  (umask 077 && mkdir -p "$KEYS")
  (
    umask 077
    exec >"$KEYS/secrets.env.new"
    for name in "${SCHEMAS[@]}"; do
      echo "$(variable "$name" DB_PASSWORD)=$(secret)"
      echo "$(variable "$name" DDL_PASSWORD)=$(secret)"
    done
    for name in "${CLIENTS[@]}"; do echo "$(variable "$name" CLIENT_SECRET)=$(secret)"; done
    for name in "${SECRETS[@]}"; do echo "$name=$(secret)"; done
    echo "CURSOR_KEY=$(head -c 32 /dev/urandom | base64)"
  )
  # shellcheck source=/dev/null
  . "$KEYS/secrets.env.new"
  make_bootstrap
  make_keysets "$APPS/${KEYS_APP:-filing-service}" "${KEYSETS[@]}"
  mv "$KEYS/secrets.env.new" "$KEYS/secrets.env"
  done_line "new secrets and keys in $KEYS"
}

make_bootstrap() {
  local name password
  (
    umask 077
    exec >"$KEYS/bootstrap.yaml"
    echo "# Who may sign in, and which services may ask for tokens. Read by account-service at its first start. Staging and production refuse"
    echo "# a file that knows the sandbox."
    echo "staff:"
    for name in "${STAFF[@]}"; do member_of_staff "$name"; done
    echo "services:"
    for name in "${CLIENTS[@]}"; do
      password=$(variable "$name" CLIENT_SECRET)
      echo "  - {client: $name, secret: \"${!password}\"}"
    done
  )
}

# What a person types to sign in as this member of staff here.
staff_code() {
  [ -e "$KEYS/bootstrap.yaml" ] || fail "There is no $KEYS/bootstrap.yaml yet; ./icp up makes it."
  need_jdk
  "$JAVA" -XX:TieredStopAtLevel=1 "$ROOT/deploy/local/src/StaffCode.java" "$KEYS/bootstrap.yaml" "$1"
}

KEYSETS=(filing verification inspection account legacy)
keysets_complete() {
  local name
  for name in "${KEYSETS[@]}"; do [ -e "$KEYS/$name-fields.json" ] && [ -e "$KEYS/$name-index.json" ] || return 1; done
}
lost_keysets() {
  local name use
  for name in "${KEYSETS[@]}"; do
    for use in stream hash audit anchor; do [ -e "$KEYS/$name-$use.json" ] || echo "$name-$use.json"; done
  done
}
# They are made of the anchors' keysets at any time.
public_halves_complete() {
  local name
  for name in "${KEYSETS[@]}"; do [ -e "$KEYS/$name-anchor-public.json" ] || return 1; done
}

# rotate_keys [SERVICE…]: new keys for the fields, papers and blind indexes of services that run; cut off, it goes on when it is started again.
rotate_keys() {
  local name schema targets=() grants='' password
  [ "${1:-}" = rotate ] || fail "There is ./icp keys rotate [SERVICE…]; services: ${KEYSETS[*]}."
  shift
  runs mariadb || fail "mariadb does not run; start it first: ./icp up"
  need_jdk
  [ $# -gt 0 ] || set -- "${KEYSETS[@]}"
  for name in "$@"; do
    schema=${name%-service} schema=${schema%-import}
    [[ " ${KEYSETS[*]} " == *" $schema "* ]] || fail "\"$name\" has no keysets; these have: ${KEYSETS[*]}."
    grants+="GRANT SELECT ON icp_$schema.* TO 'icp_keys'@'127.0.0.1';"
    targets+=("$schema=jdbc:mysql://127.0.0.1:$(database_port mariadb)/icp_$schema")
  done
  password=$(secret)
  mariadb_client <<<"SET SESSION sql_log_bin = 0; CREATE OR REPLACE USER 'icp_keys'@'127.0.0.1' IDENTIFIED BY '$password';$grants" || fail "The user who counts what is left could not be made."
  ICP_KEYS_USER=icp_keys ICP_KEYS_PASSWORD=$password "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx96m -Dstdout.encoding=UTF-8 \
    -cp "$ICP_HOME/app/filing-service/lib/main/*:$ICP_HOME/app/filing-service/lib/boot/*" cn.icpfiling.platform.crypto.RotateKeys \
    "$KEYS" "${targets[@]}" 2>"$LOG/keys.log"
}

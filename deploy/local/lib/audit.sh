# ./icp audit verify: does every audit still say what was written into it?

# verify_audit [SERVICE…]: a program of its own over the tables and the anchors, as a user who reads nothing but them.
verify_audit() {
  local name schema table present targets=() grants='' password server=${ICP_AUDIT_SERVER:-mariadb} # or restored-mariadb
  [ "${1:-}" = verify ] || fail "There is ./icp audit verify [SERVICE…]; services: ${KEYSETS[*]}."
  shift
  runs "$server" || fail "$server does not run; start it first: ./icp $([ "$server" = mariadb ] && echo up || echo restore --beside)"
  need_jdk
  [ $# -gt 0 ] || set -- "${KEYSETS[@]}"
  present=$(client_of "$server" -N -e "select table_schema from information_schema.tables where table_name = 'audit_anchors'")
  for name in "$@"; do
    schema=${name%-service} schema=${schema%-import}
    [[ " ${KEYSETS[*]} " == *" $schema "* ]] || fail "\"$name\" has no audit; these have: ${KEYSETS[*]}."
    grep -qx "icp_$schema" <<<"$present" || fail "$schema has no audit yet: its service was not started with it (./icp up)."
    for table in entries chain unchained_entries anchors; do grants+="GRANT SELECT ON icp_$schema.audit_$table TO 'icp_audit'@'127.0.0.1';"; done
    targets+=("$schema=jdbc:mysql://127.0.0.1:${PORT[$server]}/icp_$schema")
  done
  password=$(secret)
  client_of "$server" <<<"SET SESSION sql_log_bin = 0; CREATE OR REPLACE USER 'icp_audit'@'127.0.0.1' IDENTIFIED BY '$password';$grants" || fail "The verifier's user could not be made."
  ICP_AUDIT_USER=icp_audit ICP_AUDIT_PASSWORD=$password "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx96m -Dstdout.encoding=UTF-8 \
    -cp "$ICP_HOME/app/filing-service/lib/main/*:$ICP_HOME/app/filing-service/lib/boot/*" cn.icpfiling.platform.audit.VerifyAudit \
    "$KEYS" "${ICP_AUDIT_ANCHORS:-$ICP_HOME/anchors}" "${targets[@]}" 2>"$LOG/audit.log"
}

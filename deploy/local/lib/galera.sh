# Three database servers in place of one (./icp up --databases 3): MariaDB's Galera cluster, with the server of target/mariadb and the library of
# Debian's package, unpacked and not installed. A router has the address of the database and sends all to one server.

GALERA=$ROOT/deploy/local/target/galera

# want_galera: sets GALERA_PATH, what the servers find their programs on; fails where a package cannot be had.
want_galera() {
  local transfer
  debian_package "$GALERA" galera-4 usr/lib/galera/libgalera_smm.so && debian_package "$GALERA" mariadb-server usr/bin/wsrep_sst_rsync || return 1
  GALERA_PATH=$GALERA/mariadb-server/usr/bin:$MARIADB/bin
  command -v rsync >/dev/null || { debian_package "$GALERA" rsync usr/bin/rsync && GALERA_PATH+=:$GALERA/rsync/usr/bin; } || return 1
  transfer=$GALERA/mariadb-server/usr/bin/wsrep_sst_rsync
  # root starts rsync's daemon as the user "nobody", who may not write into the folder of a database
  # shellcheck disable=SC2016 # the script fills them in
  grep -q '^uid = ' "$transfer" || sed -i 's/^use chroot = no$/&\nuid = $(id -u)\ngid = $(id -g)/' "$transfer"
}
need_galera() { want_galera || fail "Debian's packages galera-4, mariadb-server and rsync could not be had from here." "$(tail -qn 1 "$GALERA"/*.log 2>/dev/null | tail -n 1)"; }

data_of() { echo "$ICP_HOME/db${1#mariadb}"; }

# begins_cluster NODE: nothing of the cluster runs, and this node was the last that left it, or there has never been one.
begins_cluster() {
  local node
  for node in "${NODES[@]}"; do ! runs "$node" || return 1; done
  ! grep -qs '^safe_to_bootstrap: 1' "$(data_of "$1")/grastate.dat" || return 0
  for node in "${NODES[@]}"; do [ ! -e "$(data_of "$node")/grastate.dat" ] || return 1; done
  [ "$1" = mariadb ]
}

# Those that do not run; the one that begins the cluster goes first. If all were killed at once none does: then they find each other again by
# what each has noted of the others (gvwstate.dat).
start_nodes() {
  local node
  [ "$ICP_DATABASES" != 1 ] || { runs mariadb || start_mariadb mariadb && return; }
  need_galera
  for node in "${NODES[@]}"; do
    if begins_cluster "$node"; then start_mariadb "$node" && await 60 "$node" && break; fi
  done
  for node in "${NODES[@]}"; do runs "$node" || start_mariadb "$node"; done
}

# node_options NODE: sets OPTIONS, those that make a server a node of the cluster.
node_options() {
  local node=$1 data other members='' position
  data=$(data_of "$node")
  need_galera
  for other in "${NODES[@]}"; do members+=,127.0.0.1:$((PORT[$other] + 1)); done
  OPTIONS=(--wsrep-on=ON --wsrep-provider="$GALERA/galera-4/usr/lib/galera/libgalera_smm.so" --wsrep-cluster-name=icp --binlog-format=ROW
    --innodb-autoinc-lock-mode=2 --wsrep-cluster-address="gcomm://${members#,}" --wsrep-node-name="$node" --wsrep-node-address=127.0.0.1
    --wsrep-sst-method=rsync --wsrep-sst-receive-address="127.0.0.1:$((PORT[$node] + 2))"
    # a node that says nothing for two seconds is left out, so that a short pause is survived in both ways: with it and without it
    --wsrep-provider-options="base_port=$((PORT[$node] + 1));gmcast.listen_addr=tcp://127.0.0.1:$((PORT[$node] + 1));ist.recv_addr=127.0.0.1:$((PORT[$node] + 3));gcache.size=16M;gcache.page_size=16M;evs.keepalive_period=PT0.5S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT6S;evs.install_timeout=PT6S"
    --innodb-buffer-pool-size=24M --innodb-log-file-size=32M --innodb-log-buffer-size=2M --table-open-cache=300)
  # where several servers are written to, a statement sees what was committed at any of them before
  [ "$ICP_WRITERS" = 1 ] || OPTIONS+=(--wsrep-sync-wait=7)
  if begins_cluster "$node"; then
    OPTIONS+=(--wsrep-new-cluster)
  elif grep -qs '^seqno: *-1' "$data/grastate.dat" && [ -d "$data/mysql" ]; then
    # it was killed: its own log says how far it had come, so that the others send what it lacks and not everything
    position=$(recovered_position "$data") || true
    [ -z "$position" ] || OPTIONS+=(--wsrep-start-position="$position")
  fi
}

recovered_position() {
  local user=()
  [ "$(id -u)" != 0 ] || user=(--user=root)
  "$MARIADB/bin/mariadbd" --defaults-file="$ROOT/deploy/local/my.cnf" --basedir="$MARIADB" --datadir="$1" "${OPTIONS[@]}" --wsrep-recover \
    --tmpdir="$(temporary_folder recovery)" --skip-networking --socket="$1/recovery.sock" --pid-file="$1/recovery.pid" "${user[@]}" 2>&1 9>&- |
    sed -nE 's/.*WSREP: Recovered position: ([0-9a-f-]+:[0-9]+).*/\1/p' | tail -n 1
}

# In the cluster, and as far as the others.
node_answers() {
  [ "$(client_of "$1" -Ne "SELECT GROUP_CONCAT(variable_value ORDER BY variable_name) FROM information_schema.global_status
    WHERE variable_name IN ('wsrep_ready', 'wsrep_local_state')" 2>/dev/null)" = 4,ON ]
}

# A server that was paused believes for seconds that it is a member still, although the others have left it out. What strikes the next one
# then strikes two of three, and of that no cluster keeps everything. So all that were not
# ended on purpose must have the same members in the same view.
cluster_is_whole() {
  local node view views='' members=0
  for node in "${NODES[@]}"; do
    [ -e "$RUN/$node.pid" ] || continue # it was ended on purpose; one that died is missed
    view=$(client_of "$node" --connect-timeout=3 -Ne "SELECT GROUP_CONCAT(variable_value ORDER BY variable_name) FROM information_schema.global_status
      WHERE variable_name IN ('wsrep_cluster_conf_id', 'wsrep_cluster_size', 'wsrep_local_state', 'wsrep_ready')" 2>/dev/null) || return 1
    views+=$view$'\n'
    members=$((members + 1))
  done
  [[ $(sort -u <<<"${views%$'\n'}") =~ ^[0-9]+,$members,4,ON$ ]]
}

# await_cluster SECONDS
await_cluster() {
  local until=$((SECONDS + $1))
  [ "$ICP_DATABASES" != 1 ] || return 0
  until cluster_is_whole; do
    [ "$SECONDS" -lt "$until" ] || fail "The database servers have not found each other within $1 s; see $LOG" "$(telling_line "${NODES[0]}")"
    sleep 0.2
  done
}

# The router asks each server for its state by the JDBC driver of a service, with a user who may see nothing else.
start_router() {
  local node driver servers=()
  driver=$(compgen -G "$APPS/filing-service/lib/main/com.mysql.mysql-connector-j-*.jar") || fail "The services have no driver of MySQL."
  for node in "${NODES[@]}"; do servers+=("${PORT[$node]}"); done
  launch router "$JAVA" "${JAVA_SMALL[@]}" -Xmx64m -cp "$driver" "$ROOT/deploy/local/src/Router.java" "${PORT[router]}" "$ICP_WRITERS" "${servers[@]}"
}

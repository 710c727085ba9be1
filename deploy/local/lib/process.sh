# One process: its port, its pid file, its start, its end.

# With several replicas each service but the sandbox runs so often: filing-service, filing-service.2 and so on. A balancer has their common
# address then, as a Service has it in a cluster. PORT is the port of a process, DOOR the one at which a service is asked.
[[ $ICP_REPLICAS =~ ^[1-3]$ ]] || fail "There can be 1 to 3 replicas on one machine, not \"$ICP_REPLICAS\"."
INSTANCES=(sandbox)
for ((replica = 1; replica <= ICP_REPLICAS; replica++)); do
  for instance in "${SERVICES[@]:1}"; do INSTANCES+=("$instance$([ "$replica" = 1 ] || echo ".$replica")"); done
done
# Replicas beside these that "up" leaves out: "start" adds one under load and "stop" takes it away, as an autoscaler does. Balancer and gateway
# know their addresses from the beginning, and meet nothing there until then.
read -r -a SPARES <<<"${ICP_SPARES:-}"
for instance in "${SPARES[@]}"; do
  [ "$ICP_REPLICAS" = 2 ] && [[ $instance == *.3 && " ${SERVICES[*]:1} " == *" ${instance%.3} "* ]] ||
    fail "Beside two replicas there can be a third one of a service in ICP_SPARES, as filing-service.3, not \"$instance\" beside $ICP_REPLICAS."
done
# One broker, or three that hold each record three times: kafka, kafka.2, kafka.3.
case $ICP_BROKERS in
  1) BROKERS=(kafka) ;;
  3) BROKERS=(kafka kafka.2 kafka.3) ;;
  *) fail "There is one Kafka broker on one machine, or three, not \"$ICP_BROKERS\"." ;;
esac
# One database server, or three that are a cluster behind a router (lib/galera.sh), which writes to one of them, or to more for a trial.
: "${ICP_DATABASES:=1}" "${ICP_WRITERS:=1}"
case $ICP_DATABASES in
  1) NODES=(mariadb) ROUTER=() ;;
  3) NODES=(mariadb mariadb.2 mariadb.3) ROUTER=(router) ;;
  *) fail "There is one database server on one machine, or three, not \"$ICP_DATABASES\"." ;;
esac
PROCESSES=("${NODES[@]}" "${ROUTER[@]}" "${BROKERS[@]}" "${INSTANCES[@]}")
[ "$ICP_REPLICAS" = 1 ] || PROCESSES=("${NODES[@]}" "${ROUTER[@]}" "${BROKERS[@]}" balancer "${INSTANCES[@]}")
# A stack that is going to be searched for personal data: MariaDB writes its binary log, and the sandbox, which plays the world
# outside, has a server of its own, so that all logs and files of the first hold what the services wrote and nothing else.
[ -z "$ICP_SEARCHED" ] || PROCESSES=(sandbox-mariadb "${PROCESSES[@]}")
RUN=$ICP_HOME/run
LOG=$ICP_HOME/log

# Ports as in the Conventions of the design, all moved by ICP_PORT_SHIFT.
declare -A PORT DOOR
set_ports() {
  [[ $ICP_PORT_SHIFT =~ ^[0-9]+$ ]] && [ "$ICP_PORT_SHIFT" -le 57000 ] || fail "ICP_PORT_SHIFT must be a number from 0 to 57000."
  local pair name
  for pair in gateway:8080 filing-service:8101 verification-service:8102 inspection-service:8103 account-service:8104 \
    legacy-import-service:8105 sandbox:8090 kafka:8092 kafka.2:8094 kafka.3:8096 mariadb:8306 sandbox-mariadb:8307 restored-mariadb:8308 prometheus:8098 alertmanager:8099; do
    PORT[${pair%:*}]=$((${pair#*:} + ICP_PORT_SHIFT))
  done
  # a node of a cluster has three more, for its group, a whole copy and a part that it missed
  [ "$ICP_DATABASES" = 1 ] || for pair in router:8306 mariadb:8309 mariadb.2:8313 mariadb.3:8317; do PORT[${pair%:*}]=$((${pair#*:} + ICP_PORT_SHIFT)); done
  for name in "${SERVICES[@]}"; do DOOR[$name]=${PORT[$name]}; done
  PORT[balancer]=${DOOR[gateway]}
  [ "$ICP_REPLICAS" = 1 ] || for name in "${INSTANCES[@]:1}" "${SPARES[@]}"; do
    case $name in
      gateway) PORT[gateway]=$((DOOR[gateway] + 1)) ;;
      gateway.*) PORT[$name]=$((DOOR[gateway] + ${name#*.})) ;;
      *.*) PORT[$name]=$((DOOR[${name%.*}] + 10 * ${name#*.})) ;;
      *) PORT[$name]=$((DOOR[$name] + 10)) ;;
    esac
  done
  SMTP_PORT=$((8025 + ICP_PORT_SHIFT)) IMAP_PORT=$((8026 + ICP_PORT_SHIFT)) WHOIS_PORT=$((8043 + ICP_PORT_SHIFT)) DNS_PORT=$((8053 + ICP_PORT_SHIFT))
  SITE_PORT=$((8063 + ICP_PORT_SHIFT)) HOOK_PORT=$((8064 + ICP_PORT_SHIFT))
}
set_ports

# instances_of SERVICE: the processes that are replicas of it, spares included.
instances_of() {
  local name
  for name in "${INSTANCES[@]}" "${SPARES[@]}"; do [ "${name%.*}" != "$1" ] || echo "$name"; done
}

# addresses_of SERVICE: of all its replicas, separated by commas.
addresses_of() {
  local name all=''
  for name in $(instances_of "$1"); do all+=,http://127.0.0.1:${PORT[$name]}; done
  echo "${all#,}"
}

# The address list of the brokers.
brokers() {
  local name all=''
  for name in "${BROKERS[@]}"; do all+=,127.0.0.1:${PORT[$name]}; done
  echo "${all#,}"
}

# The port of a database server as a service is told it: the router's where there are several.
database_port() { if [ "$1" = mariadb ] && [ "$ICP_DATABASES" != 1 ]; then echo "${PORT[router]}"; else echo "${PORT[$1]}"; fi; }

management_port() { echo $((PORT[$1] + 100)); }
ports_of() {
  case $1 in
    mariadb | mariadb.*)
      if [ "$ICP_DATABASES" = 1 ]; then echo "${PORT[$1]}"; else seq -s ' ' "${PORT[$1]}" $((PORT[$1] + 3)); fi
      ;;
    router | sandbox-mariadb | restored-mariadb | prometheus | alertmanager) echo "${PORT[$1]}" ;;
    balancer) echo "${DOOR[@]}" | tr ' ' '\n' | grep -vx "${DOOR[sandbox]}" ;;
    kafka | kafka.*) echo "${PORT[$1]} $((PORT[$1] + 1))" ;; # the second one is the controller's
    sandbox) echo "${PORT[sandbox]} $(management_port sandbox) $SMTP_PORT $IMAP_PORT $WHOIS_PORT $DNS_PORT $SITE_PORT" ;;
    *) echo "${PORT[$1]} $(management_port "$1")" ;;
  esac
}

# "filing" names filing-service, and "filing.2" its second replica, as the full names do.
process_named() {
  local name which=''
  [[ $1 != *.[0-9] ]] || which=.${1##*.}
  for name in "${PROCESSES[@]}" "${SPARES[@]}"; do
    case $name in "$1" | "${1%"$which"}-service$which" | "${1%"$which"}-import-service$which") echo "$name" && return ;; esac
  done
  fail "There is no process \"$1\"; there are: ${PROCESSES[*]}${SPARES[*]:+ ${SPARES[*]}}."
}

# state and start time (clock ticks since boot) of a pid, from /proc; nothing when it is gone
proc_stat() {
  local stat
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  # shellcheck disable=SC2086 # fields after the command name, which may hold blanks itself
  set -- ${stat##*) }
  echo "$1 ${20}"
}

# The pid of a process of ours, if it lives. The start time in the pid file keeps a reused pid from being taken for ours.
pid_of() {
  local pid started state since
  { read -r pid started <"$RUN/$1.pid"; } 2>/dev/null || return 1
  read -r state since < <(proc_stat "$pid") || return 1
  [ "$since" = "$started" ] && [ "$state" != Z ] && echo "$pid"
}
runs() { pid_of "$1" >/dev/null; }

# Who listens on a TCP port: "pid 123 (name)", "somebody" when /proc does not tell, nothing when the port is free.
listener_on() {
  local hex inode fd pid
  hex=$(printf '%04X' "$1")
  inode=$(awk -v port=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10; exit }' /proc/net/tcp /proc/net/tcp6 2>/dev/null)
  [ -n "$inode" ] || return 0
  fd=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" -print -quit 2>/dev/null || true)
  [ -n "$fd" ] || { echo "somebody" && return; }
  pid=${fd#/proc/} pid=${pid%%/*}
  echo "pid $pid ($(tr '\0\n' '  ' <"/proc/$pid/cmdline" | cut -c1-60))"
}

need_free_ports() {
  local port who
  for port in $(ports_of "$1"); do
    who=$(listener_on "$port")
    # a process that was killed leaves before its socket does
    for _ in {1..50}; do
      [ "$who" = somebody ] || break
      sleep 0.1
      who=$(listener_on "$port")
    done
    [ -z "$who" ] || fail "$1 needs port $port, but $who listens there. End it, or move everything with ICP_PORT_SHIFT (say ICP_PORT_SHIFT=1000 ./icp up)."
  done
}

# Whoever is named here is kept on that core: a bench says so.
declare -A CORE=()

# The cores that we may use, one a line; in a container they need not begin with 0.
own_cores() {
  awk '/^Cpus_allowed_list/ { print $2 }' /proc/self/status | tr ',' '\n' |
    awk -F- '{ for (core = $1 + 0; core <= ($2 == "" ? $1 : $2) + 0; core++) print core }'
}

# launch NAME COMMAND…: detached from this shell, log appended, pid file written.
launch() {
  local name=$1 kept=() pid
  shift
  [ -z "${CORE[$name]:-}" ] || kept=(taskset -c "${CORE[$name]}")
  [ "$(stat -c %s "$LOG/$name.log" 2>/dev/null || echo 0)" -lt 50000000 ] || mv "$LOG/$name.log" "$LOG/$name.log.1"
  touch "$LOG/$name.log"
  stat -c %s "$LOG/$name.log" >"$RUN/$name.logged"
  setsid "${kept[@]}" "$@" </dev/null >>"$LOG/$name.log" 2>&1 9>&- &
  pid=$! # note_pid reads from a process of its own, which is $! then
  note_pid "$name" "$pid"
  [ -z "$RECORDS" ] || gives_way "$pid"
}

# gives_way PID: it has what others leave. (No process goes before others: a gateway that did took half of a core to refuse, and its services
# answered less. See bench/findings.md, "Overload".)
gives_way() {
  local session
  for _ in {1..50}; do # a group is a session's, and the process may not be in its own yet
    session=$(awk '{ print $6 }' "/proc/$1/stat" 2>/dev/null) || return 0
    [ "$session" != "$1" ] || break
    sleep 0.02
  done
  [ "$session" = "$1" ] || return 0
  { renice -n 19 -p "$1" && echo 19 >"/proc/$1/autogroup"; } >/dev/null 2>&1 || true
}

# note_pid NAME PID: writes the pid file.
note_pid() {
  local started
  read -r _ started < <(proc_stat "$2")
  echo "$2 $started" >"$RUN/$1.pid"
}

# What the log of this start says about its end: the line that matters most.
telling_line() {
  local name=$1 text pattern line
  text=$(tail -c +$(($(cat "$RUN/$name.logged" 2>/dev/null || echo 0) + 1)) "$LOG/$name.log" 2>/dev/null)
  for pattern in 'No space left on device' '[Aa]ddress already in use|already bound' 'Caused by: .*' '(ERROR|FATAL|SEVERE)' 'Exception|Error'; do
    if grep -qE "$pattern" <<<"$text"; then
      # the root cause is the last one; a line that ends with a colon is told with the next
      if [[ $pattern == Caused* ]]; then line=$(grep -E -A1 "$pattern" <<<"$text" | tail -n 2); else line=$(grep -m1 -E -A1 "$pattern" <<<"$text"); fi
      [[ ${line%%$'\n'*} == *: ]] && echo "${line//$'\n'/ }" || echo "${line%%$'\n'*}"
      return
    fi
  done
  tail -n 1 <<<"$text"
}

# is_healthy NAME: answers on its own protocol.
is_healthy() {
  case $1 in
    mariadb | mariadb.*) if [ "$ICP_DATABASES" = 1 ]; then database_answers "$1"; else node_answers "$1"; fi ;;
    sandbox-mariadb | restored-mariadb) database_answers "$1" ;;
    kafka | kafka.* | balancer | router) (exec 3<>"/dev/tcp/127.0.0.1/${PORT[$1]}") 2>/dev/null ;;
    prometheus | alertmanager) http_ok "${PORT[$1]}" /-/ready ;;
    *) http_ok "$(management_port "$1")" /q/health/ready ;;
  esac
}

http_ok() (
  exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
  IFS= read -r -t 3 line <&3
  [[ $line == *" 200"* ]]
) 2>/dev/null

# await SECONDS NAME…: until all are healthy; a death or the end of patience is told with its log line.
await() {
  local patience=$1 begun=$SECONDS name waiting
  shift
  waiting=("$@")
  while [ ${#waiting[@]} -gt 0 ]; do
    local left=()
    for name in "${waiting[@]}"; do
      if is_healthy "$name"; then
        done_line "$name on port ${PORT[$name]} ($(seconds_since "$begun"))"
        spoilt_cache "$name"
      elif runs "$name"; then
        left+=("$name")
      elif died_with_cache "$name"; then
        (export ICP_CACHES=no && launch_one "$name")
        left+=("$name")
      else
        forget_migrated "$name"
        fail "$name died at start; its log is $LOG/$name.log" "$(telling_line "$name")"
      fi
    done
    waiting=(${left[@]+"${left[@]}"})
    [ ${#waiting[@]} -gt 0 ] || return 0
    [ $((SECONDS - begun)) -lt "$patience" ] ||
      fail "${waiting[*]} did not become healthy within $patience s; see $LOG" "$(migration_locks "${waiting[@]}" || telling_line "${waiting[0]}")"
    sleep 0.2
  done
}

# end NAME…: asks all to end, then waits; what does not listen is killed. A replica lets its callers go elsewhere first.
END_WITHIN=$((ICP_REPLICAS == 1 ? 30 : 60))
end() {
  local name pid within begun=$SECONDS
  for name in "$@"; do
    if pid=$(pid_of "$name"); then kill -CONT "$pid" && kill -TERM "$pid"; fi
  done
  for name in "$@"; do
    [ -e "$RUN/$name.pid" ] || continue
    within=$END_WITHIN
    while runs "$name" && [ $((SECONDS - begun)) -lt "$within" ]; do sleep 0.1; done
    if pid=$(pid_of "$name"); then
      kill -KILL "$pid"
      done_line "$name did not end within $within s and was killed"
    else
      done_line "$name stopped"
    fi
    rm -f "$RUN/$name".{pid,restarts,cache,doubted}
  done
}

signal_one() {
  local pid
  pid=$(pid_of "$1") || fail "$1 does not run."
  kill "-$2" "$pid"
  done_line "$1 (pid $pid) got SIG$2"
}

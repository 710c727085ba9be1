# ./icp dev SERVICE: one service of the running stack in Quarkus' dev mode, in place of the ordinary one.

# While it lasts, the pid file of the service names Maven, which runs the service, and NAME-dev.pid names this command. The keeper leaves
# such a service alone. If this command is killed, the keeper finds it gone and starts the ordinary service again.
in_dev_mode() { [ -e "$RUN/$1-dev.pid" ] && runs "$1-dev"; }

run_dev() {
  local name=$1 other debugger outcome=0
  [[ " ${SERVICES[*]} " == *" $name "* ]] || fail "$name has no dev mode; these have: ${SERVICES[*]}."
  ! in_dev_mode "$name" || fail "$name is in dev mode already (pid $(pid_of "$name-dev"))."
  for other in keeper "${PROCESSES[@]}"; do
    [ "$other" = "$name" ] || runs "$other" ||
      fail "$other does not run. Dev mode takes the place of one service of a running stack: start it first (./icp up), then ./icp dev $name."
  done
  need_jdk
  need_maven
  lock
  need_keys

  note_pid "$name-dev" "$$"
  trap : INT TERM HUP # Ctrl-C reaches Maven and the service too; this command goes on when they have ended
  ! runs "$name" || end "$name"
  need_free_ports "$name"
  debugger=$(free_port_from $((5005 + ICP_PORT_SHIFT)))
  exec 9>&-

  step "$name in dev mode, in place of the ordinary one"
  cat <<TEXT
  address   http://localhost:${PORT[$name]}     (health: http://localhost:$(management_port "$name")/q/health)
  debugger  port $debugger
  logs      here, not in $LOG
The next request to the address compiles and uses a changed source; dev mode looks for changes at most every two seconds.
Ctrl-C ends dev mode and starts the ordinary service again.
TEXT
  (
    environment_of "$name"
    note_pid "$name" "$BASHPID"
    cd "$ROOT"
    # process-classes makes the indexes of the platform's jars too; what dev mode would ask, start, debug or test on its own is off. The
    # modules exclude the debugger of Qute's templates (qute-debug), so its bean is left out as well.
    exec mvn -q -ntp -pl "$name" -am -Ddebug="$debugger" -DdebugHost=127.0.0.1 "-Djvm.args=$(options_of_dev_mode)" \
      -Dquarkus.analytics.disabled=true -Dquarkus.devservices.enabled=false -Dquarkus.test.continuous-testing=disabled \
      -Dquarkus.arc.exclude-types=io.quarkus.qute.runtime.debug.DebugQuteEngineObserver \
      "-Dquarkus.live-reload.watched-resources=$(watched_resources "$name")" \
      process-classes io.quarkus:quarkus-maven-plugin:dev
  ) || outcome=$?
  leave_dev_mode "$name"
  [ "$outcome" = 0 ] || [ "$outcome" -ge 128 ] || fail "Dev mode of $name ended with an error; see above."
}

# Dev mode compiles with Error Prone in the JVM of the service, which therefore needs what Maven's JVM has for it.
options_of_dev_mode() { printf '%s ' $(grep '^--add' "$ROOT/.mvn/jvm.config") ${ICP_JAVA_OPTS:-}; }

# Texts, lists and rules are read at the start of a service, so a change of one starts it again. Migrations are left out: they take effect
# at the next start that the developer wants, not half written.
watched_resources() {
  (cd "$ROOT" && find {"$1",platform/*}/src/main/resources -type f ! -path '*/db/*' ! -path '*/META-INF/*' -printf '%P\n') | sort -u | paste -sd ,
}

free_port_from() {
  local port=$1
  while [ -n "$(listener_on "$port")" ]; do port=$((port + 1)); done
  echo "$port"
}

# leave_dev_mode NAME: the ordinary service again, unless ./icp stop or down ended the service meanwhile.
leave_dev_mode() {
  local name=$1 port
  exec 9>"$RUN/lock"
  flock -w 60 9 || fail "Another ./icp is at work in $ICP_HOME; the keeper starts $name again."
  rm -f "$RUN/$name-dev.pid"
  if [ ! -e "$RUN/$name.pid" ]; then
    say "$name was stopped by another command and stays down."
    return
  fi
  step "The ordinary $name again"
  end "$name"
  # the JVM that Maven started may end after Maven
  for port in $(ports_of "$name"); do
    for _ in {1..100}; do
      [ -n "$(listener_on "$port")" ] || break
      sleep 0.1
    done
  done
  start_one "$name"
}

# AOT caches: the classes of a process as its JVM had loaded and linked them when it was trained, so that the next one starts in half the
# time. A cache is good for the same jars, JDK and options only, and is named after them: a JVM does not notice
# that the first jar of its class path has changed (25.0.3), and would run the old classes. "up" records what is missing in the background, by a stack of its own
# below ICP_HOME/recording that touches nothing of the ordinary one. ICP_CACHES=no: none is recorded, and none is taken.

CACHES=${ICP_CACHES_IN:-$ICP_HOME/caches}
APPS=${ICP_APPS:-$ICP_HOME/app} # a stack that records has no apps of its own
RECORDS=${ICP_APPS:+yes}
CACHED=(kafka "${SERVICES[@]}")
# What Quarkus' own jar says in its manifest.
OPENED=(--add-opens=java.base/{java.lang,java.nio,jdk.internal.misc}=ALL-UNNAMED -Djava.util.logging.manager=org.jboss.logmanager.LogManager)

# lay_flat NAME: sets FLAT, class path and main class without Quarkus' own class loader, whose classes no JVM caches. The order is that
# loader's, and what runs then is what Quarkus calls a legacy-jar.
lay_flat() {
  local LC_ALL=C jars app=$APPS/${1%.*}
  case $1 in
    kafka | kafka.*)
      jars=("$KAFKA_LIB"/*.jar)
      FLAT=(-cp "$(IFS=:; echo "${jars[*]}")" kafka.Kafka)
      ;;
    *)
      jars=("$app"/quarkus/{transformed,generated}-bytecode.jar "$app"/{app,lib/main,lib/boot}/*.jar)
      [ -e "${jars[0]}" ] || jars=("${jars[@]:1}")
      FLAT=("${OPENED[@]}" -cp "$(IFS=:; echo "${jars[*]}")" "$(main_class "$app")")
      ;;
  esac
}

# main_class APP: it stands in the data of Quarkus' loader behind two numbers, as Java writes a text: its length in two bytes first.
main_class() {
  local data=$1/quarkus/quarkus-application.dat high low
  [ -e "$data" ] || { echo io.quarkus.runner.GeneratedMain && return; }
  read -r high low < <(od -An -tu1 -j8 -N2 "$data")
  head -c $((10 + high * 256 + low)) "$data" | tail -c +11 # head first: a reader that ends early would break a pipe
}

# cache_of NAME OPTION…: the file that the cache has for these jars, this JDK and these options. Another build, another name.
cache_of() {
  local name=$1 jars=$APPS/${1%.*}
  [[ $name != kafka* ]] || jars=$KAFKA_LIB
  {
    find "$jars" -name '*.jar' -printf '%P %s %T@\n' 2>/dev/null | LC_ALL=C sort
    cat "$JAVA_HOME/release"
    stat -c '%n %s %Y' "$JAVA_HOME/lib/modules"
    echo "${@:2}" "${OPENED[@]}"
  } | sha1sum | sed "s|^\(.\{16\}\).*|$CACHES/${name%.*}-\1.aot|"
}

# arguments_of NAME OPTION… -- WITHOUT…: sets ARGUMENTS, what java is told. WITHOUT is the class path and the main class without a cache.
arguments_of() {
  local name=$1 options=() cache
  shift
  while [ "$1" != -- ]; do options+=("$1") && shift; done
  shift
  rm -f "$RUN/$name.cache"
  ARGUMENTS=("${options[@]}" "$@")
  [ "${ICP_CACHES:-}" != no ] || return 0
  cache=$(cache_of "$name" "${options[@]}")
  lay_flat "$name"
  if [ -e "$cache" ]; then
    echo "$cache" >"$RUN/$name.cache"
    ARGUMENTS=("${options[@]}" "-XX:AOTCache=$cache" "${FLAT[@]}")
  elif [ -n "$RECORDS" ] && [[ " ${CACHED[*]} " == *" $name "* ]]; then
    ARGUMENTS=("${options[@]}" "-XX:AOTCacheOutput=$cache.new" "${FLAT[@]}")
  elif [ -z "$RECORDS" ]; then
    echo "$name starts without an AOT cache: there is none for this build, JDK and options" >>"$LOG/$name.log"
  fi
}

# died_with_cache NAME: whether it died at a start with a cache. Then it is started again without, and only if that is better the cache was
# the fault: spoilt_cache NAME deletes it. A taken port or a wrong setting costs no cache.
died_with_cache() {
  [ -e "$RUN/$1.cache" ] || return 1
  mv "$RUN/$1.cache" "$RUN/$1.doubted"
  say "  $1 died at its start with an AOT cache; it is started again without ($(telling_line "$1"))" | tee -a "$LOG/$1.log"
}
spoilt_cache() {
  local cache
  cache=$(cat "$RUN/$1.doubted" 2>/dev/null) || return 0
  rm -f "$RUN/$1.doubted" "$cache"
  say "  $1 runs without its AOT cache, which is deleted" | tee -a "$LOG/$1.log"
}

# A JVM goes on without a cache that it cannot use. That is told here, and the cache is recorded anew.
tell_unused_caches() {
  local name pid cache
  for name in "${PROCESSES[@]}"; do
    cache=$(cat "$RUN/$name.cache" 2>/dev/null) && pid=$(pid_of "$name") || continue
    # by its name alone: the kernel knows the folder without symbolic links
    ! grep -qF "/${cache##*/}" "/proc/$pid/maps" || continue
    rm -f "$RUN/$name.cache" "$cache"
    say "  $name did not take its AOT cache, which is recorded anew" | tee -a "$LOG/$name.log"
  done
}

# missing_caches: the names of those that the stack could take and has not.
missing_caches() {
  local name
  for name in "${CACHED[@]}"; do
    options_of "$name"
    [ -e "$(cache_of "$name" "${OPTIONS[@]}")" ] || echo "$name"
  done
}

start_recorder() {
  local missing
  [ "${ICP_CACHES:-}" != no ] && [ -z "$RECORDS" ] && ! runs recorder || return 0
  missing=$(missing_caches | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  end_recorder
  launch recorder env ICP_APPS="$APPS" ICP_CACHES_IN="$CACHES" ICP_HOME="$ICP_HOME/recording" ICP_SEARCHED= ICP_BACKUPS= ICP_SPARES= ICP_REPLICAS=1 ICP_BROKERS=1 ICP_DATABASES=1 "$ROOT/icp" record
  say "AOT caches are recorded in the background (${missing% }); the next start is faster. What it does: $LOG/recorder.log"
}

# end_recorder: the recorder, and what one that was killed left running.
end_recorder() {
  local pid
  pid=$(pid_of recorder) || pid=''
  [ -z "$pid" ] || end recorder
  [ -z "$pid" ] || kill -KILL -- "-$pid" 2>/dev/null || true # what it had just started and has no pid file yet
  rm -f "$RUN/recorder.pid"
  [ ! -d "$ICP_HOME/recording" ] || (RUN=$ICP_HOME/recording/run && clear_recording "$ICP_HOME/recording")
}

# clear_recording HOME: a JVM that is trained would write its cache when it is asked to end, so it is not asked.
clear_recording() {
  local name pid
  for name in "${PROCESSES[@]}"; do
    if pid=$(pid_of "$name"); then kill -KILL -- "-$pid" || true; fi
  done
  # what was just killed may write its last file: what stays is removed the next time, and ends no other command
  rm -rf "$1" "$CACHES"/*.new* 2>/dev/null || true
}

# ./icp record, started by "up" with ICP_HOME, ICP_APPS and ICP_CACHES_IN: everything is started once more, with a database, a broker and
# keys of its own; each process that lacks a cache is trained by its start and a few requests, and writes the cache at its end.
record_caches() {
  local name begun=$SECONDS missing
  [ -n "$RECORDS" ] && [[ $ICP_HOME == */recording ]] || fail "\"./icp up\" records what is missing."
  need_jdk
  clear_recording "$ICP_HOME"
  trap 'clear_recording "$ICP_HOME"' EXIT
  trap 'exit 1' INT TERM
  mkdir -p "$RUN" "$LOG" "$CACHES"
  gives_way "$$"
  need_space "$CACHES" 4000 "the caches"
  take_free_shift
  need_keys
  mapfile -t missing < <(missing_caches)
  start_mariadb
  start_kafka
  await 300 mariadb kafka
  make_schemas
  make_topics
  # Hardly a start has something to migrate, and all classes of a cache are linked at each: with those that migrate a cache of
  # account-service has 192 MiB in place of 158, and its process 28 MiB more (2026-12-02).
  for name in "${SERVICES[@]}"; do
    [ "$name" = gateway ] || { migrate_one "$name" && note_migrated "$name"; }
  done
  for name in "${SERVICES[@]}"; do start_service "$name"; done
  await 600 "${SERVICES[@]}"
  ask_each
  END_WITHIN=300
  # one after the other: a JVM that writes its cache needs twice its memory
  for ((name = ${#SERVICES[@]} - 1; name >= 0; name--)); do end "${SERVICES[name]}"; done
  end kafka
  for name in "${missing[@]}"; do keep_cache "$name"; done
  done_line "recorded in $(seconds_since "$begun")"
}

# keep_cache NAME: under its name only when it is whole and a JVM takes it, so a recording that is cut short leaves nothing.
keep_cache() {
  local cache
  options_of "$1"
  cache=$(cache_of "$1" "${OPTIONS[@]}")
  lay_flat "$1"
  [ -s "$cache.new" ] && "$JAVA" "${OPTIONS[@]}" -XX:AOTMode=on "-XX:AOTCache=$cache.new" "${FLAT[@]:0:${#FLAT[@]}-1}" -version >"$LOG/$1-cache.log" 2>&1 ||
    { say "  $1 has no cache: $(tail -n 1 "$LOG/$1-cache.log" 2>/dev/null || echo "its JVM wrote none")" && return; }
  sync "$cache.new"
  mv "$cache.new" "$cache"
  find "$CACHES" -name "$1-*.aot" ! -path "$cache" -delete
  done_line "$1, $(($(stat -c %s "$cache") / 1048576)) MiB"
}

caches_status() {
  local missing
  [ "${ICP_CACHES:-}" != no ] && find_jdk || return 0
  missing=$(missing_caches | wc -l)
  say "AOT caches: $((${#CACHED[@]} - missing)) of ${#CACHED[@]}$(! runs recorder || echo ', the others are being recorded')"
}

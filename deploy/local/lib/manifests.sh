# ./icp drill manifests: the overlay dev, rendered, in podman. podman plays Deployments, Jobs and Secrets. What else a cluster does for a
# pod, this file does for it: the group of volumes, Services and their ports, probes. What no engine of one machine has (NetworkPolicies,
# scheduling, rollouts, the addresses of a balancer) is not proven here; deploy/kubernetes/README.md lists it. Processes, database and broker
# are judged when all are ready and after the demo, each migration again and again while it runs (findings_of, findings_of_migration). Each
# sentence that the judges can say is shown to be said, of a pod of manifest-canaries.yaml that deserves it.

MANIFEST_HOME=$ROOT/target/icp-manifests
MANIFEST_NETWORK=icp-manifests
MANIFEST_BACKING=(mariadb kafka)
MANIFEST_PROCESSES=(sandbox account-service verification-service filing-service inspection-service legacy-import-service gateway)

# With --jib the images are made by Jib besides, must be like the others, and are played in their place.
drill_manifests() {
  local begun=$SECONDS
  case ${1:-} in '' | --jib) ;; *) fail "\"./icp drill manifests\" takes --jib, and nothing else." ;; esac
  LOG=$MANIFEST_HOME/log
  begin_images
  need_jdk
  need_callers
  want_kubectl
  command -v "${KUBECTL:-kubectl}" >/dev/null || fail "NOT RUN: kubectl renders the manifests, and here is none (Debian 13: apt-get install kubectl)."
  build deploy/local "${SERVICES[@]}" system-tests
  need_space "$ROOT" 8000 "the drill"
  build_images
  [ -z "${1:-}" ] || take_jib_images
  (manifests_hold) || fail "The manifests do not hold ($(seconds_since "$begun")). Logs: $LOG"
  done_line "the manifests hold ($(seconds_since "$begun"))"
}

# In a subshell: all pods end with it.
manifests_hold() {
  local name begun found
  rm -rf "$MANIFEST_HOME"/{keys,app,play}
  mkdir -p "$MANIFEST_HOME"/{play,app}
  take_manifests_down
  trap 'take_manifests_down' EXIT
  trap 'exit 1' INT TERM
  render_manifests
  engine network create "$MANIFEST_NETWORK" >/dev/null || fail "podman makes no network."
  engine kube play "$MANIFEST_HOME/secrets.yaml" >"$LOG/secrets.log" 2>&1 || fail "The Secrets were not taken" "$(tail -n 1 "$LOG/secrets.log")"

  step "Database and broker"
  for name in "${MANIFEST_BACKING[@]}"; do play_pod Deployment "$name"; done
  for name in "${MANIFEST_BACKING[@]}"; do await_pod "$name"; done
  step "Migrations"
  for name in $(manifest_names Job migration); do
    begun=$SECONDS
    found=$(findings_of_migration "$name" 300) || exit 1
    [ -z "$found" ] || fail "A migration failed, or its pod is not as declared; see $LOG/$name.log" "$found"$'\n'"  $(tail -n 1 "$LOG/$name.log")"
    done_line "$name, its pod as declared ($(seconds_since "$begun"))"
  done
  step "Processes, in the order of deploy.sh"
  for name in "${MANIFEST_PROCESSES[@]}"; do
    begun=$SECONDS # one after the other, because one machine has not the cores of a cluster
    play_pod Deployment "$name"
    await_pod "$name"
    done_line "$name is ready ($(seconds_since "$begun"))"
  done
  all_pods_hold
  step "A website is filed through the gateway's Service"
  file_a_website || fail "The demo failed; see $LOG/demo.log" "$(tail -n 1 "$LOG/demo.log")"
  done_line "$(tail -n 1 "$LOG/demo.log")"
  all_pods_hold
  canaries_are_found
}

render_manifests() {
  local unknown
  "$ROOT/deploy/kubernetes/render.sh" dev >"$MANIFEST_HOME/dev.yaml" || fail "The overlay dev was not rendered."
  { cat "$MANIFEST_HOME/dev.yaml" && echo --- && cat "$ROOT/deploy/local/manifest-canaries.yaml"; } |
    "$JAVA" "${JAVA_SMALL[@]}" -cp "$KAFKA_LIB/*" "$ROOT/deploy/local/src/YamlToJson.java" >"$MANIFEST_HOME/dev.json" || fail "The overlay dev could not be read."
  make_manifest_keys || exit 1
  "$ROOT/deploy/kubernetes/overlays/dev/secrets.sh" "$MANIFEST_HOME/keys" >"$MANIFEST_HOME/secrets.yaml"
  chmod 600 "$MANIFEST_HOME/secrets.yaml"
  # each pod of the overlay is played, each container of them judged, and each Service finds its pods
  unknown=$(comm -3 <(manifests '.[] | select(any(.. | objects; has("containers"))) | .metadata.name' | sort) \
    <({ printf '%s\n' "${MANIFEST_BACKING[@]}" "${MANIFEST_PROCESSES[@]}" && manifest_names Job migration && canaries Deployment && canaries Job; } | sort))
  [ -z "$unknown" ] || fail "The drill and the overlay dev differ in:" "$unknown"
  unknown=$(manifests '.[] | select(.spec.template.spec.containers) | select([.spec.template.spec | (.initContainers[]?, .containers[]).name] != ["app"]) | .metadata.name')
  [ -z "$unknown" ] || fail "The drill judges the container app of a pod, and these pods have others:" "$unknown"
  unknown=$(manifests '[.[] | select(.kind == "Deployment") | .spec.template.metadata.labels] as $pods | .[] | select(.kind == "Service")
    | .spec.selector as $selector | select($pods | all(. as $labels | $selector | to_entries | any($labels[.key] != .value))) | .metadata.name')
  [ -z "$unknown" ] || fail "These Services select no pod:" "$unknown"
}

# With the classes that were just built: on this machine no stack may ever have run.
make_manifest_keys() {
  (ICP_HOME=$MANIFEST_HOME KEYS=$MANIFEST_HOME/keys APPS=$MANIFEST_HOME/app KEYS_APP=filing-service
    mkdir -p "$APPS"
    ln -sfn "$ROOT/filing-service/target/quarkus-app" "$APPS/filing-service"
    make_keys)
}

# manifests PROGRAM [ARGUMENTS…]: jq over all objects.
manifests() { jq -r "${@:2}" "$1" "$MANIFEST_HOME/dev.json"; }
# manifest NAME PROGRAM [ARGUMENTS…]: over the one Deployment or Job of that name.
manifest() { manifests '[.[] | select((.kind == "Deployment" or .kind == "Job") and .metadata.name == $name)][0] | '"$2" --arg name "$1" "${@:3}"; }

# manifest_names KIND STEP: in order, by the label of a step.
manifest_names() { manifests '.[] | select(.kind == $kind and .metadata.labels["icp-filing.cn/step"] == $step) | .metadata.name' --arg kind "$1" --arg step "$2"; }

# canaries KIND: the pods that must have findings, those that their annotation says.
canaries() { manifests '.[] | select(.kind == $kind and (.metadata.annotations["icp-filing.cn/findings"] // "") != "") | .metadata.name' --arg kind "$1"; }

# services_of NAME: the Services that select the pods of a Deployment.
services_of() {
  manifests '([.[] | select(.kind == "Deployment" and .metadata.name == $name)][0].spec.template.metadata.labels // {}) as $labels
    | .[] | select(.kind == "Service") | select(.spec.selector | to_entries | all($labels[.key] == .value)) | .metadata.name' --arg name "$1"
}

# play_pod KIND NAME: as it stands, except: settings of ConfigMaps are settings of the container (with a cluster's precedence), names of
# volumes are not shared with other pods, and probes are left to await_pod, because podman would ask them by programs in the image.
play_pod() {
  local kind=$1 name=$2 file=$MANIFEST_HOME/play/$2.json aliases='' service
  for service in $(services_of "$name"); do aliases+=${aliases:+,}alias=$service; done
  manifests '([.[] | select(.kind == "ConfigMap") | {key: .metadata.name, value: .data}] | from_entries) as $maps
    | [.[] | select(.kind == $kind and .metadata.name == $name)][0]
    | del(.metadata.namespace)
    | .spec.template.spec |= (
        .volumes = [.volumes[]? | .name = "\($name)-\(.name)"]
        | .containers |= map(
            .volumeMounts = [.volumeMounts[]? | .name = "\($name)-\(.name)"]
            | .env = (((([.envFrom[]?.configMapRef.name | $maps[.]] | add) // {}) + ([.env[]? | {key: .name, value}] | from_entries)) | to_entries | map({name: .key, value}))
            | del(.envFrom, .startupProbe, .livenessProbe, .readinessProbe, .lifecycle)))' --arg kind "$kind" --arg name "$name" >"$file"
  engine kube play --start=false --log-driver k8s-file --network "$MANIFEST_NETWORK${aliases:+:$aliases}" "$file" >"$LOG/$name.play.log" 2>&1 ||
    fail "podman does not play $name; see $LOG/$name.play.log" "$(tail -n 1 "$LOG/$name.play.log")"
  give_volumes_their_group "$name"
  engine pod start "$name-pod" >>"$LOG/$name.play.log" 2>&1 || fail "$name does not start; see $LOG/$name.play.log" "$(tail -n 1 "$LOG/$name.play.log")"
  [ "$kind" = Job ] || forward_ports "$name"
}

# fsGroup: kubelet gives the group each volume that the pod may write, and the files of its Secrets.
give_volumes_their_group() {
  local group source
  group=$(manifest "$1" '.spec.template.spec.securityContext.fsGroup // empty')
  [ -n "$group" ] || return 0
  while read -r source; do
    [ -n "$source" ] || continue
    chgrp -R "$group" "$source"
    find "$source" -type d -exec chmod g+rwxs {} +
  done < <(engine inspect --type container --format '{{range .Mounts}}{{if eq .Type "volume"}}{{println .Source}}{{end}}{{end}}' "$1-pod-app")
}

# A Service has ports of its own; kube-proxy leads them to the pod's. Here the pod's network does.
forward_ports() {
  local name=$1 pid ports port target
  pid=$(process_of_pod "$name")
  ports=$(manifests '([.[] | select(.kind == "Deployment" and .metadata.name == $name)][0].spec.template.spec.containers[0].ports // []) as $own
    | .[] | select(.kind == "Service" and (.metadata.name | IN($services[]))) | .spec.ports[]
    | (.targetPort // .port) as $target | "\(.port) \([$own[] | select(.name == $target or .containerPort == $target) | .containerPort][0] // 0)"' \
    --arg name "$name" --argjson services "$(services_of "$name" | jq -Rn '[inputs]')")
  [ -n "$ports" ] || return 0
  ! grep -q ' 0$' <<<"$ports" || fail "A Service of $name leads to a port that its container does not declare: $ports"
  {
    echo 'table ip services {'
    echo '  chain arriving { type nat hook prerouting priority dstnat;'
    while read -r port target; do [ "$port" = "$target" ] || echo "    tcp dport $port redirect to :$target"; done <<<"$ports"
    echo '  }'
    echo '  chain own { type nat hook output priority -100;'
    while read -r port target; do [ "$port" = "$target" ] || echo "    fib daddr type local tcp dport $port redirect to :$target"; done <<<"$ports"
    echo '  }'
    echo '}'
  } | nsenter -t "$pid" -n nft -f - || fail "The ports of $name's Service could not be led to its pod."
}

process_of_pod() { engine inspect --type container --format '{{.State.Pid}}' "$(engine pod inspect --format '{{.InfraContainerID}}' "$1-pod")"; }
process_of_container() { engine inspect --type container --format '{{.State.Pid}}' "$1-pod-app"; }
address_of_pod() { engine inspect --type container --format "{{(index .NetworkSettings.Networks \"$MANIFEST_NETWORK\").IPAddress}}" "$(engine pod inspect --format '{{.InfraContainerID}}' "$1-pod")"; }

# findings_of_migration NAME SECONDS: plays it, and judges its pod again and again until it ends or the time is over. One sentence a line.
findings_of_migration() {
  local name=$1 patience=$2 container=$1-pod-app begun=$SECONDS looks=0 found='' code
  play_pod Job "$name"
  while code=$(engine inspect --type container --format '{{.State.Running}} {{.State.ExitCode}}' "$container") && [[ $code == true* ]] && [ $((SECONDS - begun)) -lt "$patience" ]; do
    # Its pod is paused during a look, because half of what is read of a process that ends meanwhile would look like a fault.
    if runs_own_program "$name" && engine pause "$container" >>"$LOG/$name.play.log" 2>&1; then
      found+=$(findings_inside "$name" "$(process_of_container "$name")")$'\n'
      looks=$((looks + 1))
      engine unpause "$container" >>"$LOG/$name.play.log" 2>&1
      sleep 1
    fi
  done
  found+=$(findings_of_life "$name")
  engine logs "$container" >"$LOG/$name.log" 2>&1 || true
  engine pod rm --force --time 1 "$name-pod" >/dev/null 2>&1
  sed '/^$/d' <<<"$found" | LC_ALL=C sort -u
  [ "$looks" != 0 ] || echo "$name: was not judged while it ran"
  case $code in
    'false 0') ;;
    true*) echo "$name: did not end within $patience s" ;;
    *) echo "$name: ended with exit code ${code#false }" ;;
  esac
}

# runs_own_program NAME: until then the container's process is the engine's, which has not laid off all its rights yet.
runs_own_program() {
  local pid
  pid=$(process_of_container "$1")
  [ "/proc/$pid/exe" -ef "/proc/$pid/root$(readlink "/proc/$pid/exe")" ]
}

# probe_of NAME KIND: type, path, port, period, time-out, failures; nothing if there is no such probe.
probe_of() {
  manifest "$1" '.spec.template.spec.containers[0] as $container | $container[$kind] // empty | (.httpGet // .tcpSocket) as $asked
    | [(if .httpGet then "http" else "tcp" end), ($asked.path // "/"), ([$container.ports[]? | select(.name == $asked.port) | .containerPort][0] // $asked.port),
       (.periodSeconds // 10), (.timeoutSeconds // 1), (.failureThreshold // 3)] | @tsv' --arg kind "$2"
}

# asked ADDRESS TYPE PATH PORT PERIOD TIMEOUT …: as kubelet asks, from outside the pod.
asked() {
  case $2 in
    http) curl -fs --noproxy '*' -o /dev/null -m "$6" "http://$1:$4$3" ;;
    tcp) timeout "$6" bash -c ": </dev/tcp/$1/$4" 2>/dev/null ;;
  esac
}

# probe NAME KIND [TIMES]: within the failures that the probe allows, or TIMES of them.
probe() {
  local address parts failures
  read -ra parts < <(probe_of "$1" "$2") || return 1
  address=$(address_of_pod "$1")
  for ((failures = 0; failures < ${3:-${parts[5]}}; failures++)); do
    ! asked "$address" "${parts[@]}" || return 0
    sleep "${parts[3]}"
  done
  return 1
}

# await_pod NAME: started within the startup probe's patience, then ready within two minutes, then alive.
await_pod() {
  local kind
  if ! probe "$1" startupProbe; then kind=startup; elif ! probe "$1" readinessProbe 24; then kind=readiness; elif ! probe "$1" livenessProbe 1; then kind=liveness; else return 0; fi
  engine logs "$1-pod-app" >"$LOG/$1.log" 2>&1 || true
  fail "$1 fails its $kind probe; its log is $LOG/$1.log" "$(grep -m1 -E 'ERROR|Exception' "$LOG/$1.log" || tail -n 1 "$LOG/$1.log")"
}

# findings_of NAME: what a pod is that the manifests and Pod Security forbid. One sentence a line.
findings_of() {
  local name=$1 pid
  pid=$(process_of_container "$name")
  if [ "${pid:-0}" != 0 ] && [ -r "/proc/$pid/status" ]; then
    findings_inside "$name" "$pid"
    # A JVM goes on without the cache of its image if it cannot use it.
    ! has_cache "$pid" || uses_cache "$pid" || echo "$name: runs without the AOT cache of its image"
  else
    echo "$name: does not run"
  fi
  findings_of_life "$name"
  probe "$name" livenessProbe || echo "$name: fails its liveness probe"
  probe "$name" readinessProbe || echo "$name: fails its readiness probe"
}

# findings_inside NAME PID: of its processes, mounts and memory, read from the kernel.
findings_inside() {
  local name=$1 pid=$2 status wanted is declared added folder writable undeclared
  while read -r status; do
    status=$(cat "$status" 2>/dev/null) || continue
    awk '/^Uid:|^Gid:/ { for (field = 2; field <= 5; field++) if ($field == 0) root = 1 } END { exit !root }' <<<"$status" && echo "$name: a process runs as root"
    ! grep -qE '^Cap[A-Z][a-z]+:\s+0*[1-9a-f]' <<<"$status" || echo "$name: a process has capabilities"
    grep -qE '^NoNewPrivs:\s+1$' <<<"$status" || echo "$name: a process may gain privileges"
    grep -qE '^Seccomp:\s+2$' <<<"$status" || echo "$name: a process has no seccomp filter"
  done < <(echo "/proc/$pid/status" && processes_beside "$pid") | LC_ALL=C sort -u
  awk '$5 == "/" { readonly = $6 ~ /(^|,)ro(,|$)/ } END { exit !readonly }' "/proc/$pid/mountinfo" || echo "$name: the root is writable"
  # /etc/hosts and the like are kubelet's, too. podman alone adds a tmpfs at /run, /tmp and /var/tmp where none is declared; nothing may need it.
  declared=$(manifest "$name" '[.spec.template.spec.containers[0].volumeMounts[]? | select(.readOnly != true) | .mountPath] | sort | .[]')
  added=$(printf '%s\n' /run /tmp /var/tmp | grep -vxF -- "${declared:-/}") || true
  writable=$(awk -v "added= ${added//$'\n'/ } " '$5 != "/" && $5 !~ "^/(proc|sys|dev)(/|$)" && $5 !~ "^/(etc/(hosts|hostname|resolv.conf)|run/.containerenv)$" && $6 !~ /(^|,)ro(,|$)/ \
      && !(index(added, " " $5 " ") && / - tmpfs tmpfs /) { print $5 }' "/proc/$pid/mountinfo" | LC_ALL=C sort -u)
  undeclared=$(for folder in $added; do find "/proc/$pid/root$folder" -xdev ! -type d ! -path '*/run/.containerenv'; done | sed "s|^/proc/$pid/root||")
  [ -z "$undeclared" ] || echo "$name: writes where no volume is: ${undeclared//$'\n'/ }"
  [ "$declared" = "$writable" ] || echo "$name: writable are ${writable//$'\n'/ }, and declared ${declared//$'\n'/ }"
  wanted=$(manifest "$name" '.spec.template.spec.containers[0].resources.limits.memory // "0" | tostring | capture("^(?<number>[0-9]+)(?<unit>[KMG]i)?$")
    | (.number | tonumber) * ({"Ki": 1024, "Mi": 1048576, "Gi": 1073741824}[.unit // ""] // 1)')
  is=$(memory_of "$pid" limit)
  [ "$wanted" != 0 ] || echo "$name: declares no memory limit"
  [ "$wanted" = "$is" ] || echo "$name: the memory limit is $is bytes, and declared are $wanted"
  [ "$(memory_of "$pid" killed)" = 0 ] || echo "$name: lost a process at its memory limit"
}

# findings_of_life NAME: what the engine has written down.
findings_of_life() {
  local restarts killed
  restarts=$(engine inspect --type container --format '{{.RestartCount}}' "$1-pod-app")
  killed=$(engine inspect --type container --format '{{.State.OOMKilled}}' "$1-pod-app")
  [ "$restarts" = 0 ] || echo "$1: was started again $restarts times"
  [ "$killed" = false ] || echo "$1: was killed at its memory limit"
}

# group_of PID: the folder of its control group, for memory where there are several.
group_of() {
  local line
  if line=$(grep -m1 ':memory:' "/proc/$1/cgroup"); then echo "/sys/fs/cgroup/memory${line#*:memory:}"; else echo "/sys/fs/cgroup$(sed -n 's/^0:://p' "/proc/$1/cgroup")"; fi
}

# processes_beside PID: the status files of all processes of its container.
processes_beside() { sed 's|.*|/proc/&/status|' "$(group_of "$1")/cgroup.procs"; }

# memory_of PID limit|resident|killed: of its control group, in either version.
memory_of() {
  local group
  group=$(group_of "$1")
  case $2 in
    limit) cat "$group/memory.max" 2>/dev/null || cat "$group/memory.limit_in_bytes" ;;
    resident) awk '$1 == "total_rss" || $1 == "anon" { print $2; exit }' "$group/memory.stat" ;;
    killed) cat "$group"/memory.{events,oom_control} 2>/dev/null | awk '$1 == "oom_kill" { print $2 }' ;;
  esac
}

# has_cache PID: whether its image has an AOT cache, or its entry point names one. uses_cache PID: whether it has mapped it.
has_cache() { [ -e "/proc/$1/root/opt/icp/app.aot" ] || grep -qs -e -XX:AOTCache= "/proc/$1/root/opt/icp/start"; }
uses_cache() { grep -qF /app.aot "/proc/$1/maps"; }

# cache_of_pod NAME: told of a process, because no cache may have come about when its image was built.
cache_of_pod() {
  [[ " ${MANIFEST_PROCESSES[*]} " == *" $1 "* ]] || return 0
  if uses_cache "$(process_of_container "$1")"; then echo ', with its AOT cache'; else echo ', its image has NO AOT cache'; fi
}

all_pods_hold() {
  local name found findings=''
  for name in "${MANIFEST_BACKING[@]}" "${MANIFEST_PROCESSES[@]}"; do
    found=$(findings_of "$name")
    findings+=${found:+${findings:+$'\n'}$found}
  done
  [ -z "$findings" ] || fail "Pods are not as declared:" "$findings"
  for name in "${MANIFEST_BACKING[@]}" "${MANIFEST_PROCESSES[@]}"; do
    printf '  %-24s %5d MiB resident of %5d%s\n' "$name" $(($(memory_of "$(process_of_container "$name")" resident) / 1048576)) $(($(memory_of "$(process_of_container "$name")" limit) / 1048576)) "$(cache_of_pod "$name")"
  done
  done_line "all pods: not root, no capability, seccomp filter, read-only root, memory limit set and held, AOT cache of the image in use, probes pass"
}

# The demo asks the Services' ports, as another pod would.
file_a_website() {
  ICP_GATEWAY_URL=http://$(address_of_pod gateway):8080 ICP_SANDBOX_URL=http://$(address_of_pod sandbox):8090 ICP_BOOTSTRAP_FILE=$MANIFEST_HOME/keys/bootstrap.yaml \
    ICP_HOME=$MANIFEST_HOME in_time 300 "$JAVA" "${JAVA_SMALL[@]}" -cp "$ROOT/system-tests/target/classes:$ROOT/system-tests/target/lib/*" cn.icpfiling.systemtests.Demo >"$LOG/demo.log" 2>&1
}

# Each finding is shown to be found, by pods that deserve it.
canaries_are_found() {
  local name found missing=''
  step "Canaries"
  printf 'FROM %s\nVOLUME /forgotten\nRUN mkdir -p /opt/icp && echo -XX:AOTCache=/opt/icp/app.aot >/opt/icp/start\n' "$IMAGE_BASE" >"$MANIFEST_HOME/play/Canary"
  image_build canary --file "$MANIFEST_HOME/play/Canary" --tag localhost/icp-filing/canary:dev "$MANIFEST_HOME/play"
  for name in $(canaries Deployment); do play_pod Deployment "$name"; done
  engine update --memory 48m litterer-pod-app >"$LOG/update.log" 2>&1 || fail "podman sets no other memory limit" "$(tail -n 1 "$LOG/update.log")"
  ! probe canary startupProbe || missing+=$'\n'"a startup probe that fails"
  for name in $(canaries Deployment); do
    for _ in {1..20}; do # restless comes and goes, and the kernel needs a moment to kill
      found=$(findings_of "$name" 2>/dev/null)
      [ -n "$(unseen "$name" "$found")" ] || break
      sleep 2
    done
    missing+=$(unseen "$name" "$found")
  done
  for name in $(canaries Job); do
    found=$(findings_of_migration "$name" "$([ "$name" = endless-migration ] && echo 30 || echo 90)") || exit 1
    missing+=$(unseen "$name" "$found")
  done
  engine pod stop --time 30 gateway-pod >/dev/null 2>&1
  grep -qF 'gateway: does not run' <<<"$(findings_of gateway)" || missing+=$'\n'"a process that was stopped"
  ! file_a_website || missing+=$'\n'"a demo without a gateway"
  [ -z "$missing" ] || fail "The drill does not see:$missing"
  done_line "each finding is reported of a pod that deserves it, a migration that fails and a demo without a gateway are seen"
}

# unseen NAME FINDINGS: what the annotation of a canary says that its findings must be, and they are not; each on a line after a break.
unseen() {
  local sentence
  while read -r sentence; do
    awk -v wanted="$1: $sentence" 'index($0, wanted) == 1 && substr($0, length(wanted) + 1) !~ /^[0-9]/ { found = 1 } END { exit !found }' <<<"$2" || printf '\n%s: %s, but only: %s' "$1" "$sentence" "${2//$'\n'/; }"
  done < <(manifest "$1" '.metadata.annotations["icp-filing.cn/findings"] | split("\n")[] | select(. != "")')
}

take_manifests_down() {
  local name
  for name in "${MANIFEST_PROCESSES[@]}" "${MANIFEST_BACKING[@]}"; do engine logs "$name-pod-app" >"$LOG/$name.log" 2>&1 || true; done
  engine pod rm --all --force --time 2 >"$LOG/down.log" 2>&1 || true
  engine volume rm --all --force >>"$LOG/down.log" 2>&1 || true
  engine secret rm --all >>"$LOG/down.log" 2>&1 || true
  engine network rm --force "$MANIFEST_NETWORK" >>"$LOG/down.log" 2>&1 || true
}

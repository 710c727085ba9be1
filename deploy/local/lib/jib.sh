# ./icp images without a container engine: archives of the same images, made by Jib (deploy/images/src) of the same Containerfile and folders.
# Neither an engine nor root is needed: root or a user's own name space lays folders where an AOT cache wants them, else there is none.

JIB_HOME=$IMAGE_HOME/jib

jib_images() {
  local begun=$SECONDS name
  [ -z "${ICP_IMAGE_BASE:-}" ] ||
    fail "NOT RUN: ICP_IMAGE_BASE is pulled by podman, and Jib takes an archive. Where podman runs: podman pull $ICP_IMAGE_BASE && podman save --format docker-archive --output debian.tar $ICP_IMAGE_BASE; then here: ICP_IMAGE_BASE_ARCHIVE=debian.tar ./icp images --jib."
  find_jib_base
  need_jdk
  need_space "$ROOT" 8000 "the images"
  build deploy/local deploy/images "${SERVICES[@]}"
  make_jib_images
  done_line "images in $(seconds_since "$begun"); an engine takes one by: podman load --input $JIB_HOME/NAME.tar"
}

# find_jib_base: sets JIB_BASE to an archive that a user names, or that podman's build has left, or to none, where root may make one.
find_jib_base() {
  JIB_BASE=''
  if [ -n "${ICP_IMAGE_BASE_ARCHIVE+set}" ]; then
    { [ -f "$ICP_IMAGE_BASE_ARCHIVE" ] && [ -s "$ICP_IMAGE_BASE_ARCHIVE" ]; } || fail "NOT RUN: ICP_IMAGE_BASE_ARCHIVE names no file: \"$ICP_IMAGE_BASE_ARCHIVE\"."
    JIB_BASE=$(realpath "$ICP_IMAGE_BASE_ARCHIVE")
  elif [ -s "$IMAGE_HOME/base.tar" ]; then
    JIB_BASE=$IMAGE_HOME/base.tar
  elif [ "$(id -u)" != 0 ] || ! { command -v debootstrap >/dev/null || apt_install debootstrap; }; then
    fail "NOT RUN: Jib needs the base as an archive, and here is none; root makes one where debootstrap is or can be installed. Where podman runs: podman save --format docker-archive --output debian.tar REGISTRY/debian@sha256:…; then here: ICP_IMAGE_BASE_ARCHIVE=debian.tar ./icp images --jib."
  fi
}

make_jib_images() {
  local name of=() id
  step "Images, by Jib"
  command -v jq >/dev/null || apt_install jq || fail "jq is missing: install it (Debian: apt-get install jq)."
  rm -rf "$JIB_HOME" && mkdir -p "$JIB_HOME/sbom"
  make_jib_base
  make_image_runtime
  lay_out_services
  lay_out_backing
  for name in "${SERVICES[@]}" kafka mariadb; do
    image_words "$name"
    case $name in kafka | mariadb) ;; *) jib_train "$name" && of+=(--build-context "trained=$JIB_HOME/trained/$name") ;; esac
    id=$(jib_image "$name" "${of[@]}") || fail "The image $name was not made; see $JIB_HOME/$name.log" "$(tail -n 1 "$JIB_HOME/$name.log")"
    write_jib_bill "$name" "$id"
    done_line "$name, $(($(stat -c %s "$JIB_HOME/$name.tar") / 1048576)) MiB as an archive, $id"
  done
  rm -rf "$JIB_HOME"/{cache,trained,opt}
}

# jib_image NAME WORDS…: its archive; says the digest of its configuration.
jib_image() {
  local jib=$ROOT/deploy/images/target
  "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$jib/classes:$jib/lib/*" cn.icpfiling.deploy.images.JibImage "${@:2}" --base "$JIB_HOME/base.tar" \
    --cache "$JIB_HOME/cache" --timestamp "$(image_date)" --output "$JIB_HOME/$1.tar" "$ROOT/deploy/images/Containerfile" 2>"$JIB_HOME/$1.log" 9>&-
}

# Jib reads what "podman save" and "docker save" write, as it is. An archive in OCI's form gets the list of layers that Jib looks for.
make_jib_base() {
  local tree=$JIB_HOME/base
  if [ -z "$JIB_BASE" ]; then
    make_debian_archive
    mkdir "$tree"
    mv "$IMAGE_HOME/debian.tar" "$tree/layer.tar"
    jq -n --arg layer "sha256:$(sha256sum <"$tree/layer.tar" | cut -d' ' -f1)" --arg architecture "$(dpkg --print-architecture)" --arg created "$(date -u -d "@$(image_date)" +%FT%TZ)" \
      '{$architecture, os: "linux", $created, config: {Cmd: ["/bin/bash"]}, rootfs: {type: "layers", diff_ids: [$layer]}, history: [{$created}]}' >"$tree/config.json"
    echo '[{"Config": "config.json", "RepoTags": ["localhost/icp-filing/debian:debootstrap"], "Layers": ["layer.tar"]}]' >"$tree/manifest.json"
  else
    mkdir "$tree"
    tar -xf "$JIB_BASE" -C "$tree" 2>"$JIB_HOME/base.log" || fail "NOT RUN: $JIB_BASE is no archive of an image; see $JIB_HOME/base.log" "$(tail -n 1 "$JIB_HOME/base.log")"
    if [ ! -e "$tree/manifest.json" ]; then
      oci_layers "$tree" >"$tree/manifest.json" 2>>"$JIB_HOME/base.log" ||
        fail "NOT RUN: Jib cannot read $JIB_BASE, which is not what \"podman save --format docker-archive\" or \"docker save\" writes, nor an archive in OCI's form with one image."
    fi
  fi
  # Jib refuses a name as "./" and knows no links, which podman adds for older engines.
  jq -er 'if length == 1 then "manifest.json", .[0].Config, .[0].Layers[] else error("several images") end' "$tree/manifest.json" >"$JIB_HOME/members" 2>>"$JIB_HOME/base.log" &&
    tar -C "$tree" --dereference --files-from "$JIB_HOME/members" -cf "$JIB_HOME/base.tar" 2>>"$JIB_HOME/base.log" ||
    fail "NOT RUN: $JIB_BASE is no archive of one image; see $JIB_HOME/base.log" "$(tail -n 1 "$JIB_HOME/base.log")"
  rm -rf "$tree"
  done_line "the base: ${JIB_BASE:-packages of Debian}"
}

# oci_layers TREE: the one image of an archive in OCI's form, as "docker save" would list it.
oci_layers() {
  local manifest
  manifest=$(jq -er 'if (.manifests | length) == 1 then .manifests[0].digest | sub(":"; "/") else error("several images") end' "$1/index.json") || return 1
  jq -e 'def path: "blobs/" + (.digest | sub(":"; "/")); [{Config: (.config | path), RepoTags: [], Layers: [.layers[] | path]}]' "$1/blobs/$manifest"
}

# jib_train NAME: train.sh where the folders lie as they will in the image, because a cache names its jars and its runtime by path: in a name
# space of mounts, which ends with it. As in the Containerfile, a user without rights runs it, if root is there to become another user.
jib_train() {
  local name=$1 out=$JIB_HOME/trained/$1/tmp/trained log=$JIB_HOME/$1.train.log spaces=(--mount) user=()
  mkdir -p "$out" "$JIB_HOME/opt"
  if [ "$(id -u)" = 0 ]; then
    chown 10001:10001 "$out"
    user=(setpriv --reuid 10001 --regid 10001 --clear-groups)
  else
    spaces+=(--user --map-root-user)
  fi
  # shellcheck disable=SC2016 # of the inner shell
  if unshare "${spaces[@]}" bash -euc '
    opt=$1 java=$2 app=$3 out=$4 script=$5
    shift 5
    mount -t tmpfs -o mode=755 tmpfs "$opt"
    mkdir "$opt"/{java,icp,trained}
    cp "$script" "$opt/train.sh"
    mount --bind "$java" "$opt/java"
    mount --bind "$app" "$opt/icp"
    mount --bind "$out" "$opt/trained"
    mount --rbind "$opt" /opt
    cd /
    exec "$@"' unshare "$JIB_HOME/opt" "$IMAGE_HOME/java" "$IMAGE_HOME/app/$name" "$out" "$ROOT/deploy/images/train.sh" \
    "${user[@]}" env -i PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin JAVA_HOME=/opt/java LC_ALL=C.UTF-8 "OPTIONS=$(image_options_of "$name")" \
    /opt/train.sh /opt/icp /opt/trained >"$log" 2>&1 9>&- && [ -s "$out/start" ]; then
    grep '^AOT cache: ' "$log"
  else
    rm -f "$out"/* # half a cache is none
    printf '%s\n' -jar /opt/icp/quarkus-run.jar >"$out/start"
    say "AOT cache: none ($(tail -n 1 "$log"))"
  fi
  chmod -R go+rX "$out"
}

# write_jib_bill NAME DIGEST: read of the finished archive, the later layer over the earlier one.
write_jib_bill() {
  local tree=$JIB_HOME/tree layer list=$JIB_HOME/members
  rm -rf "$tree" "$tree.layers" && mkdir "$tree" "$tree.layers"
  tar -xf "$JIB_HOME/$1.tar" -C "$tree.layers"
  while read -r layer; do
    tar --warning=no-unknown-keyword -tf "$tree.layers/$layer" | grep -E '^(\./)?(opt/.*\.jar|opt/java/release|opt/icp/quarkus-app-dependencies\.txt|var/lib/dpkg/status)$' >"$list" || continue
    tar --warning=no-unknown-keyword -xf "$tree.layers/$layer" -C "$tree" --no-same-owner --files-from "$list"
  done < <(jq -r '.[0].Layers[]' "$tree.layers/manifest.json")
  bill_of "$1" "$tree" "$2" >"$JIB_HOME/sbom/$1.cdx.json"
  rm -rf "$tree" "$tree.layers" "$list"
}

# take_jib_images: after build_images, in its store and under its names. Both must be alike, and one that lacks a file must be found.
take_jib_images() {
  local name found
  build deploy/images
  JIB_BASE=$IMAGE_HOME/base.tar
  for name in "${SERVICES[@]}" kafka mariadb; do engine tag "localhost/icp-filing/$name:dev" "localhost/icp-filing/$name:containerfile"; done
  make_jib_images
  step "Images of Jib beside those of the Containerfile"
  for name in "${SERVICES[@]}" kafka mariadb; do
    load_jib_image "$name"
    found=$(differences_of "$name")
    [ -z "$found" ] || fail "The image $name of Jib (>) is not that of the Containerfile (<):" "$found"
  done
  faulty_jib_image_is_found
  done_line "alike: files with their modes, owners, dates and digests, user, entry point, variables, labels; an image with faults is found"
}

load_jib_image() { engine load --input "$JIB_HOME/$1.tar" >"$JIB_HOME/load.log" 2>&1 || fail "podman does not load $JIB_HOME/$1.tar" "$(tail -n 1 "$JIB_HOME/load.log")"; }

# differences_of NAME: what an image of each kind has in /opt and in its configuration, where it differs.
differences_of() { diff <(seen_of_image "$1" containerfile) <(seen_of_image "$1" dev) | grep '^[<>]' || true; }

# seen_of_image NAME TAG: a cache is made anew each time, so it must be there, whatever it holds.
seen_of_image() {
  local tree image=localhost/icp-filing/$1:$2
  engine image inspect "$image" | jq -S '.[0] | {User, Architecture, Os, Labels, Created, Config: (.Config | {User, Env: (.Env | sort), Entrypoint, Cmd, WorkingDir, Labels})}' || echo "no configuration of $2"
  tree=$(engine image mount "$image") || { echo "no files of $2" && return; }
  (cd "$tree" && find opt -printf '%y %m %U:%G %T@ %p\n' | LC_ALL=C sort -k5 && find opt -type f ! -name app.aot -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
  engine image unmount "$image" >/dev/null
}

# An image of the broker without its topics and with another version.
faulty_jib_image_is_found() {
  local of=() folder=$JIB_HOME/faulty found
  rm -rf "$folder" && cp -al "$IMAGE_HOME/kafka" "$folder"
  rm "$folder/topics.yaml"
  image_words kafka
  jib_image faulty "${of[@]}" --build-context "app=$folder" --build-arg VERSION=0 --tag localhost/icp-filing/kafka:dev >/dev/null || fail "An image with faults was not made; see $JIB_HOME/faulty.log"
  load_jib_image faulty
  found=$(differences_of kafka)
  load_jib_image kafka # again, under its name
  rm -rf "$folder" "$JIB_HOME/faulty.tar" "$JIB_HOME/cache"
  [[ $found == *opt/kafka/topics.yaml* && $found == *'"org.opencontainers.image.version": "0"'* ]] || fail "The comparison does not see an image that lacks a file and has another version:" "$found"
}

# ./icp images: container images of the six processes, the sandbox, and MariaDB and Kafka for development, from deploy/images/Containerfile.

# The engine is podman, with a store of its own, so that nothing that it does meets other containers of the machine.
IMAGE_HOME=$ROOT/target/images
IMAGE_RUN=/run/icp-images-$(printf %s "$ROOT" | sha1sum | cut -c1-12) # paths of sockets are short by law
IMAGE_BASE=localhost/icp-filing/debian:trixie # of the images and the canaries, whether it was made here or named
IMAGE_BASE_MADE=localhost/icp-filing/debian:debootstrap
IMAGE_NEEDS='podman buildah runc netavark aardvark-dns nftables catatonit debootstrap'
ENGINE=()

# Modules of the runtime: all of Java SE, and of the JDK what libraries load by name: charsets (GBK), locales, zip files, DNS, jcmd.
IMAGE_MODULES=java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.nio.mapmode,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs

# ./icp images [--jib]: in the store of this clone, under the names of overlays/dev; or archives, where no engine is (jib.sh).
run_images() {
  [ "$*" = "${1:+--jib}" ] || fail "\"./icp images\" takes --jib, and nothing else."
  local begun=$SECONDS reason
  open_images
  if [ -n "${1:-}" ]; then
    jib_images
    return
  elif ! reason=$( (need_podman) 2>&1); then
    say "  ${reason##*NOT RUN: }"
    say "  So archives are made by Jib, without an engine."
    jib_images
    return
  fi
  need_podman
  need_jdk
  need_space "$ROOT" 8000 "the images"
  build deploy/local "${SERVICES[@]}"
  build_images
  engine images --filter reference='localhost/icp-filing/*' --format 'table {{.Repository}}:{{.Tag}} {{.Size}} {{.Digest}}'
  done_line "images in $(seconds_since "$begun"); they go elsewhere by: podman --root $IMAGE_HOME/store save NAME"
}

begin_images() {
  open_images
  need_podman
}

# open_images: whatever follows and however it ends, what root has made in another user's clone is given back.
open_images() {
  trap give_back_files EXIT
  trap 'exit 1' INT TERM
  mkdir -p "$LOG" "$IMAGE_HOME"
  lock "$IMAGE_HOME/lock"
  check_image_base
}

# Installs what is missing where it may. Where nothing can be built or played, the first words are NOT RUN, and then why.
need_podman() {
  local missing
  missing=$(missing_image_tools)
  if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # a list of packages
    apt_install $IMAGE_NEEDS || true
    missing=$(missing_image_tools)
  fi
  [ -z "$missing" ] || fail "NOT RUN: images are built and played by podman, and here is no$missing. Install it (Debian 13: apt-get install --no-install-recommends $IMAGE_NEEDS)."
  [ "$(id -u)" = 0 ] || fail "NOT RUN: images are built and played as root here (sudo ./icp …); podman without root was not tried."
  choose_engine
}

# give_back_files: what root has built in another user's clone is that user's, who would else build and test nothing there again. The images
# stay root's.
give_back_files() {
  local owner
  owner=$(stat -c %u:%g "$ROOT")
  [ "${owner%:*}" = 0 ] || find "$ROOT" -xdev -path "$IMAGE_HOME/store" -prune -o -user 0 -exec chown -h "$owner" {} + || true
}

# The programs that podman calls lie where it looks for them. Without the second version of control groups it wants runc (choose_engine), and
# no base is made where one is named.
missing_image_tools() {
  local tool needed=(podman buildah nft netavark aardvark-dns catatonit) missing=''
  [ -n "${ICP_IMAGE_BASE:-}" ] || needed+=(debootstrap)
  [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ] || needed+=(runc)
  for tool in "${needed[@]}"; do
    command -v "$tool" >/dev/null || [ -x "/usr/lib/podman/$tool" ] || [ -x "/usr/libexec/podman/$tool" ] || missing+=" $tool"
  done
  echo "$missing"
}

# How podman runs depends on the machine: without systemd it makes control groups itself, with their first version runc is needed, and where
# no overlay can be mounted, layers are copied (vfs).
choose_engine() {
  local driver
  for driver in $(cat "$IMAGE_HOME/driver" 2>/dev/null || echo overlay vfs); do
    engine_with "$driver"
    if engine info >"$IMAGE_HOME/info.log" 2>&1; then
      echo "$driver" >"$IMAGE_HOME/driver"
      return
    fi
    ! mountpoint -q "$IMAGE_HOME/store/overlay" || umount "$IMAGE_HOME/store/overlay" # the driver leaves it mounted
    rm -rf "$IMAGE_HOME/store"
  done
  fail "NOT RUN: podman does not run here; see $IMAGE_HOME/info.log" "$(tail -n 1 "$IMAGE_HOME/info.log")"
}

# engine_with DRIVER: sets ENGINE.
engine_with() {
  ENGINE=(podman --root "$IMAGE_HOME/store" --runroot "$IMAGE_RUN/store" --tmpdir "$IMAGE_RUN/tmp" --network-config-dir "$IMAGE_HOME/networks"
    --storage-driver "$1" --log-level error)
  [ -d /run/systemd/system ] || ENGINE+=(--cgroup-manager cgroupfs --events-backend file)
  [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ] || ENGINE+=(--runtime runc)
}

# What it starts must not keep the lock of the command, and its monitor leaves a file "oom" where it was started.
engine() { (cd "$IMAGE_HOME" && exec "${ENGINE[@]}" "$@" 9>&-); }

# One date for all files and images, that of the jars: the same sources give the same image.
image_date() { date -u -d "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$ROOT/pom.xml")" +%s; }

# image_build LOG ARGUMENTS…: with the limits that this shell has, because not every machine lets its root raise them.
image_build() {
  local log=$IMAGE_HOME/$1.log
  engine build --ulimit "nofile=$(limits n)" --ulimit "nproc=$(limits u)" --isolation=chroot --pull=never --format oci --timestamp "$(image_date)" "${@:2}" >"$log" 2>&1 || fail "The image $1 was not built; see $log" "$(tail -n 1 "$log")"
}

limits() { echo "$(ulimit "-S$1"):$(ulimit "-H$1")" | sed 's/unlimited/-1/g'; }

build_images() {
  local name of=()
  step "Images"
  command -v jq >/dev/null || apt_install jq || fail "jq is missing: install it (Debian: apt-get install jq)."
  rm -rf "$IMAGE_HOME/sbom" && mkdir -p "$IMAGE_HOME/sbom"
  make_image_base
  make_image_runtime
  lay_out_services
  lay_out_backing
  for name in "${SERVICES[@]}" kafka mariadb; do
    image_words "$name"
    image_build "$name" "${of[@]}" --build-arg "BASE=$IMAGE_BASE" "$ROOT/deploy/images"
    ! grep -h '^AOT cache: ' "$IMAGE_HOME/$name.log" || true
    write_bill "$name"
    done_line "$name, $(($(engine image inspect --format '{{.Size}}' "localhost/icp-filing/$name:dev") / 1048576)) MiB"
  done
}

# image_words NAME: sets "of" to what an image is made of, in words that podman and Jib take.
image_words() {
  local name=$1 target=service folder=$IMAGE_HOME/app/$1
  case $name in kafka | mariadb) target=$name folder=$IMAGE_HOME/$name ;; esac
  of=(--target "$target" --build-context "java=$IMAGE_HOME/java" --build-context "app=$folder" --build-arg "SERVICE=$name"
    --build-arg "OPTIONS=$(image_options_of "$name")"
    --build-arg "VERSION=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$ROOT/pom.xml" | head -n 1)"
    --build-arg "REVISION=$(git -C "$ROOT" rev-parse HEAD 2>/dev/null || echo unknown)" --tag "localhost/icp-filing/$name:dev")
}

# A tag would be pulled once and then stay old; an empty name is one that was not found.
check_image_base() {
  [ -z "${ICP_IMAGE_BASE+set}" ] || [[ $ICP_IMAGE_BASE =~ ^[^@/]+/[^@]+@sha256:[0-9a-f]{64}$ ]] ||
    fail "ICP_IMAGE_BASE names an image of a registry by digest, such as REGISTRY/debian@sha256:…, and not \"$ICP_IMAGE_BASE\"."
}

# The image that ICP_IMAGE_BASE names by digest, or Debian from this machine's packages.
make_image_base() {
  local base=${ICP_IMAGE_BASE:-$IMAGE_BASE_MADE}
  if [ -z "${ICP_IMAGE_BASE:-}" ]; then
    engine image exists "$base" || make_debian
  else
    check_image_base
    engine image exists "$base" || engine pull "$base" >"$IMAGE_HOME/pull.log" 2>&1 ||
      fail "The base $base was not pulled; see $IMAGE_HOME/pull.log. If its registry wants an account, sign in as root: podman login REGISTRY." "$(tail -n 1 "$IMAGE_HOME/pull.log")"
  fi
  engine tag "$base" "$IMAGE_BASE"
  rm -f "$IMAGE_HOME/base.tar" # a base of another time would be none for Jib
  engine save --format docker-archive --output "$IMAGE_HOME/base.tar" "$IMAGE_BASE" >"$IMAGE_HOME/save.log" 2>&1 ||
    fail "The base was not saved for Jib; see $IMAGE_HOME/save.log" "$(tail -n 1 "$IMAGE_HOME/save.log")"
}

make_debian() {
  make_debian_archive
  printf 'FROM scratch\nADD debian.tar /\nCMD ["/bin/bash"]\n' >"$IMAGE_HOME/Debian"
  image_build debian --file "$IMAGE_HOME/Debian" --tag "$IMAGE_BASE_MADE" "$IMAGE_HOME"
  rm -f "$IMAGE_HOME/debian.tar"
  done_line "Debian's base, $(($(engine image inspect --format '{{.Size}}' "$IMAGE_BASE_MADE") / 1048576)) MiB"
}

# debian.tar: as small as debootstrap makes it, from where this machine's apt gets its packages. No program in it changes its user.
make_debian_archive() {
  local tree=$IMAGE_HOME/debian mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Identifier: Packages' 2>/dev/null | awk '$1 ~ /^http/ && $2 == "trixie" && !found++ { print $1 }') || mirror=''
  rm -rf "$tree"
  # shellcheck disable=SC2086 # no mirror is no argument
  debootstrap --variant=minbase trixie "$tree" $mirror >"$IMAGE_HOME/debootstrap.log" 2>&1 ||
    fail "NOT RUN: Debian's base was not made, and ICP_IMAGE_BASE names none; see $IMAGE_HOME/debootstrap.log" "$(tail -n 1 "$IMAGE_HOME/debootstrap.log")"
  rm -rf "$tree"/var/cache/{apt,debconf,ldconfig}/* "$tree"/var/lib/apt/lists/* "$tree"/usr/share/{man,info,locale}/* "$tree"/var/log/* \
    "$tree"/var/lib/dpkg/*-old "$tree"/etc/{hostname,resolv.conf,passwd-,group-,shadow-,gshadow-} "$tree"/{tmp,run,debootstrap}/*
  find "$tree/usr/share/doc" -type f ! -name copyright -delete
  find "$tree" -xdev -type f -perm /6000 -exec chmod ug-s {} +
  : >"$tree/etc/machine-id"
  tar --sort=name --mtime="@$(image_date)" --numeric-owner -C "$tree" -cf "$IMAGE_HOME/debian.tar" .
  rm -rf "$tree"
}

# The runtime: the modules of the JDK that builds here, with archives of its own classes for both kinds of object headers.
make_image_runtime() {
  local stamp=$IMAGE_HOME/java.stamp wanted library link runtime=$IMAGE_HOME/java
  wanted="$(sha1sum <"$JAVA_HOME/release") $IMAGE_MODULES, libraries, no links"
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  rm -rf "$runtime"
  "$JAVA_HOME/bin/jlink" --add-modules "$IMAGE_MODULES" --include-locales=zh,en --no-man-pages --no-header-files --generate-cds-archive --output "$runtime" \
    >"$IMAGE_HOME/jlink.log" 2>&1 || fail "The Java runtime was not linked; see $IMAGE_HOME/jlink.log" "$(tail -n 1 "$IMAGE_HOME/jlink.log")"
  "$runtime/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xshare:dump >>"$IMAGE_HOME/jlink.log" 2>&1 || fail "The runtime's archive was not made; see $IMAGE_HOME/jlink.log"
  needed_libraries "$runtime" | while read -r library; do cp -L "$library" "$runtime/lib"; done
  find "$runtime" -type l | while read -r link; do cp --remove-destination "$(readlink -f "$link")" "$link"; done # Jib writes no links
  echo "$wanted" >"$stamp"
}

# needed_libraries RUNTIME: what its own libraries need of this machine and the base has not. A JDK that a distribution builds takes libjpeg
# from it, for instance. Windows and sound are left out.
needed_libraries() {
  local library
  for library in "$1"/lib/*.so; do
    case $library in *xawt* | *jsound* | *splashscreen* | *jawt*) ;; *) ldd "$library" 2>/dev/null || true ;; esac
  done | awk -v own="$1/" '$3 ~ "^/" && index($3, own) != 1 && $1 !~ "^lib(c|m|dl|pthread|rt|z|stdc[+][+]|gcc_s)[.]so" { print $3 }' | sort -u
}

# The services as they will lie in their images: a cache is good for jars of the dates that it was made with, and an image has one date.
lay_out_services() {
  local name
  rm -rf "$IMAGE_HOME/app"
  for name in "${SERVICES[@]}"; do
    mkdir -p "$IMAGE_HOME/app/$name"
    cp -r "$ROOT/$name/target/quarkus-app/." "$IMAGE_HOME/app/$name"
  done
  chmod -R go+rX "$IMAGE_HOME/app" "$IMAGE_HOME/java" # an image's user is another one, whatever the mask of this shell
  find "$IMAGE_HOME/app" "$IMAGE_HOME/java" -exec touch -h -d "@$(image_date)" {} +
}

# write_bill NAME: the bill of materials of an image, read of its own files.
write_bill() {
  local tree image=localhost/icp-filing/$1:dev
  tree=$(engine image mount "$image") || fail "The image $1 could not be read for its bill of materials."
  bill_of "$1" "$tree" "$(engine image inspect --format '{{.Digest}}' "$image")" >"$IMAGE_HOME/sbom/$1.cdx.json"
  engine image unmount "$image" >/dev/null
}

# bill_of NAME TREE DIGEST: Debian's packages, the Java runtime and each jar with its digest, in the form of CycloneDX. Coordinates of the jars
# are those of the list that Quarkus lays beside them; of another jar the name tells.
bill_of() {
  local tree=$2 list=$2/opt/icp/quarkus-app-dependencies.txt
  awk -v RS= '/\nStatus: install ok installed/ { print }' "$tree/var/lib/dpkg/status" 2>/dev/null |
    sed -n 's/^Package: /deb\t/p; s/^Version: /version\t/p; s/^Architecture: /architecture\t/p' >"$IMAGE_HOME/debs.tsv"
  : >"$IMAGE_HOME/jars.sums"
  [ ! -d "$tree/opt" ] || (cd "$tree" && find opt -name '*.jar' -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum) >"$IMAGE_HOME/jars.sums"
  jq -n --arg name "$1" --arg digest "$3" --rawfile debs "$IMAGE_HOME/debs.tsv" --rawfile jars "$IMAGE_HOME/jars.sums" \
    --rawfile list <(cat "$list" 2>/dev/null) --rawfile java <(cat "$tree/opt/java/release" 2>/dev/null) '
    def lines: split("\n") | map(select(. != ""));
    ($list | lines | map(split(":") | {group: .[0], name: .[1], classifier: .[2], version: .[4]}
      | {key: "\(.group).\(.name)-\(.version)\(if .classifier == "" then "" else "-" + .classifier end).jar", value: .}) | from_entries) as $known
    | ($java | [scan("JAVA_VERSION=\"([^\"]*)\"")[0]]) as $runtime
    | {bomFormat: "CycloneDX", specVersion: "1.6", version: 1,
       metadata: {component: {type: "container", "bom-ref": $name, name: $name, version: $digest}},
       components: (
         [$debs | lines | map(split("\t")) | reduce .[] as $line ([]; if $line[0] == "deb" then . + [{name: $line[1]}] else .[-1][$line[0]] = $line[1] end)
           | .[] | {type: "library", name, version, purl: "pkg:deb/debian/\(.name | @uri)@\(.version | @uri)?arch=\(.architecture)"}]
         + [$runtime[] | {type: "framework", name: "OpenJDK", version: .}]
         + [$jars | lines | .[] | capture("^(?<sum>[0-9a-f]{64})  (?<path>.*)$") | (.path | sub(".*/"; "")) as $file
           | {type: "library", name: $file, hashes: [{alg: "SHA-256", content: .sum}], evidence: {occurrences: [{location: .path}]}}
             + ($known[$file] // ($file | capture("^(?<name>.*?)-(?<version>[0-9][^-]*)[.]jar$")? // {})
               | {name: (.name // $file)} + (if .version then {version} else {} end)
                 + (if .group then {group, purl: "pkg:maven/\(.group)/\(.name)@\(.version)"} else {} end))])}'
}

# image_options_of NAME: the JVM's options in the manifests.
image_options_of() { cat "$ROOT"/deploy/kubernetes/{base,overlays/dev}/"$1"/config.env 2>/dev/null | sed -n 's/^JDK_JAVA_OPTIONS=//p' | head -n 1; }

# Broker and database of the local stack, with their settings, as folders.
lay_out_backing() {
  local kafka=$IMAGE_HOME/kafka mariadb=$IMAGE_HOME/mariadb
  rm -rf "$kafka" "$mariadb"
  mkdir -p "$kafka/lib" "$mariadb/bin"
  cp "$ROOT"/deploy/local/target/kafka-lib/*.jar "$kafka/lib"
  cp "$ROOT"/deploy/local/{server.properties,kafka-logging.properties} "$ROOT/deploy/base/topics.yaml" "$ROOT/deploy/images/kafka/start.sh" "$kafka"
  mkdir "$kafka/classes" && "$JAVA_HOME/bin/javac" -proc:none -cp "$kafka/lib/*" -d "$kafka/classes" "$ROOT/deploy/local/src/Topics.java"
  cp "$MARIADB"/bin/{mariadbd,mariadb,my_print_defaults,resolveip} "$mariadb/bin"
  ! command -v strip >/dev/null || strip "$mariadb"/bin/*
  cp -r "$MARIADB"/{scripts,share} "$mariadb"
  cp "$ROOT/deploy/local/my.cnf" "$ROOT/deploy/images/mariadb/start.sh" "$mariadb"
  chmod -R go+rX "$kafka" "$mariadb"
}

# JDK 25, Maven, free disk, and the build of what changed.

SERVICES=(sandbox account-service filing-service verification-service inspection-service legacy-import-service gateway)

is_jdk25() { [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"; }

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*; do
    if [ -n "$home" ] && is_jdk25 "$home"; then
      JAVA_HOME=$home
      return
    fi
  done
  return 1
}

apt_install() {
  local sudo=() log="$LOG/apt.log"
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    sudo=(sudo -n)
  fi
  mkdir -p "$LOG"
  say "  installing $* (apt-get)"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$log" 2>&1 && return
  "${sudo[@]}" apt-get update >>"$log" 2>&1 || return 1
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1
}

# debian_package FOLDER PACKAGE FILE: FOLDER/PACKAGE holds the package, unpacked once and not installed, with that file.
debian_package() {
  local folder=$1/$2 log=$1/$2.log
  [ ! -e "$folder/$3" ] || return 0
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
  rm -rf "$folder"
  mkdir -p "$folder/packed"
  (cd "$folder/packed" && { in_time 120 apt-get download "$2" || { in_time 120 apt-get update && in_time 120 apt-get download "$2"; }; } >"$log" 2>&1 9>&-) || return 1
  dpkg -x "$folder/packed/"*.deb "$folder" >>"$log" 2>&1 || return 1
  rm -rf "$folder/packed"
  [ -e "$folder/$3" ]
}

need_jdk() {
  find_jdk || { apt_install openjdk-25-jdk-headless && find_jdk; } ||
    fail "A JDK 25 is missing and could not be installed from here: install it (Debian: apt-get install openjdk-25-jdk-headless) or point JAVA_HOME to one."
  export JAVA_HOME
  JAVA=$JAVA_HOME/bin/java
}

need_maven() {
  command -v mvn >/dev/null || apt_install maven ||
    fail "Maven 3.9 is missing and could not be installed from here: install it (Debian: apt-get install maven)."
}

# What system tests run besides Java: Python with requests, and the tools of the README's script.
need_callers() {
  has_requests || { apt_install python3-requests && has_requests; } ||
    fail "Python's requests is missing and could not be installed from here: install it (Debian: apt-get install python3-requests)."
  export ICP_PYTHON
  local tool
  for tool in curl jq; do
    command -v "$tool" >/dev/null || apt_install "$tool" ||
      fail "$tool is missing and could not be installed from here: install it (Debian: apt-get install $tool)."
  done
}

# Renders the manifests of deploy/kubernetes for deploy/checks, which says NOT CHECKED without it. Any kubectl since 1.32 (kustomize 5.5) will do.
want_kubectl() {
  command -v "${KUBECTL:-kubectl}" >/dev/null || apt_install kubectl ||
    say "  kubectl is missing and could not be installed from here (Debian: apt-get install kubectl)."
}

# want_program PROGRAM PACKAGE: installs what a test talks to, which says NOT CHECKED without it.
want_program() {
  command -v "$1" >/dev/null || apt_install "$2" ||
    say "  $1 is missing and could not be installed from here (Debian: apt-get install $2)."
}

# not_checked WHAT: says what this run leaves out, and why; ./icp test tells it again at its end, and a strict run fails by it.
not_checked() {
  say "  NOT CHECKED: $1"
  [ -z "${UNCHECKED:-}" ] || echo "$1" >>"$UNCHECKED"
}

has_requests() {
  for ICP_PYTHON in /usr/bin/python3 python3; do
    "$ICP_PYTHON" -c 'import requests' 2>/dev/null && return
  done
  return 1
}

free_megabytes() { df -Pm "$1" | awk 'NR == 2 { print $4 }'; }

# need_space FOLDER MEGABYTES PURPOSE
need_space() {
  local free
  free=$(free_megabytes "$1")
  [ "$free" -ge "$2" ] || fail "The disk that holds $1 has only $free MB left; $3 needs $2 MB. Free some space and try again."
}

# A fingerprint of what goes into the jars from the given files and folders: path, size and time of each file.
fingerprint() {
  (cd "$ROOT" && find "$@" \( -name target -o -name node_modules -o -path '*/src/test' -o -name .jqwik-database \) -prune -o -type f -printf '%p %s %T@\n') |
    LC_ALL=C sort | sha1sum | cut -c1-40
}

# What the pages of the site are made of, besides the contracts.
site_sources() {
  (cd "$ROOT" && echo CHANGELOG.md docs/*.md inspection-service/README.md filing-service/src/main/resources/rules */src/main/contract platform/*/src/main/contract \
    */src/main/resources/texts platform/*/src/main/resources/texts */src/main/java/*/*/*/core/*Problem.java)
}

# What a module is made of: its own sources and what all share. The gateway also carries every contract, and the site.
sources_of() {
  local sources="$1 pom.xml .mvn deploy/local/pom.xml"
  case $1 in
    deploy/local) sources="pom.xml deploy/local/pom.xml" ;;
    system-tests) sources="$1 platform/contract pom.xml" ;;
    documentation) sources+=" $(site_sources)" ;;
    gateway) sources+=" platform $(cd "$ROOT" && echo */src/main/contract) documentation $(site_sources)" ;;
    *) sources+=" platform" ;;
  esac
  # shellcheck disable=SC2086 # a list of paths without blanks
  fingerprint $sources
}

stamp_file() { printf '%s' "$ROOT/$1/target/.icp-stamp"; }
is_built() { [ "$(cat "$(stamp_file "$1")" 2>/dev/null)" = "$(sources_of "$1")" ]; }

# Builds those of the given modules whose sources changed. Nothing is installed into ~/.m2, so two clones never meet there.
build() {
  local module changed=() log="$ICP_HOME/log/build.log" begun=$SECONDS
  declare -A seen=()
  for module in "$@"; do
    is_built "$module" && continue
    changed+=("$module")
    seen[$module]=$(sources_of "$module")
  done
  [ ${#changed[@]} -gt 0 ] || return 0
  need_maven
  need_space "$ROOT" 2000 "a build"
  mkdir -p "${log%/*}"
  step "Building ${changed[*]}"
  maven "$log" -pl "$(IFS=,; echo "${changed[*]}")" -am package -Dmaven.test.skip=true
  for module in "${changed[@]}"; do
    mkdir -p "$ROOT/$module/target"
    printf '%s' "${seen[$module]}" >"$(stamp_file "$module")"
  done
  done_line "built in $(seconds_since "$begun")"
}

# maven LOG ARGUMENTS…: shows which module is at work; ends with the first error when there is one.
maven() {
  local log=$1
  shift
  (cd "$ROOT" && exec mvn -B -ntp -Dstyle.color=never "$@" 9>&-) 2>&1 | tee "$log" |
    sed -un 's/^\[INFO\] Building \(.*\) [0-9][0-9.]*\(-SNAPSHOT\)\? *\(\[[0-9]*\/[0-9]*\]\)\?$/  \3 \1/p' ||
    fail "The build failed; all of it is in $log" "$(grep -m1 -E '^\[ERROR\]' "$log" || tail -n 1 "$log")"
}

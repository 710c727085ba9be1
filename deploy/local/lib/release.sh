# ./icp release VERSION: versions, changelog, the base of later comparisons, commit and tag. All of it is made in a clone below
# target and comes into the work tree at the end, so that a release that fails leaves nothing behind. docs/releasing.md has the steps.

# run_release VERSION [--next VERSION] [--dry-run]
run_release() {
  local version='' next='' dry='' tree=$ROOT/target/release branch
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry=yes ;;
      --next)
        next=${2:-}
        is_version "$next" || fail "Which version comes next? For instance: --next 0.2.0"
        shift
        ;;
      *)
        [ -z "$version" ] && is_version "$1" || fail "\"./icp release\" takes one version (0.1.0), --next VERSION and --dry-run, and not \"$1\"."
        version=$1
        ;;
    esac
    shift
  done
  [ -n "$version" ] || fail "Which version? For instance: ./icp release 0.1.0"
  next=${next:-$(next_version "$version")}
  is_later "$next" "$version" || fail "The next version $next must be later than $version."
  command -v git >/dev/null || fail "git is missing: install it (Debian: apt-get install git)."
  may_be_released "$version"
  branch=$(git -C "$ROOT" symbolic-ref -q --short HEAD) || fail "The work tree is on no branch."
  need_jdk
  need_maven
  mkdir -p "$ICP_HOME/log"

  step "Release $version in $tree"
  rm -rf "$tree"
  mkdir -p "${tree%/*}"
  git clone -q --branch "$branch" "$ROOT" "$tree"
  take_identity "$tree"
  set_version "$tree" "$version"
  close_changelog "$tree/CHANGELOG.md" "$version" "$(date -u +%F)"
  set_day "$tree/pom.xml" "$(date -u +%F)"
  [ ! -e "$tree/clients/java/pom.xml" ] || set_day "$tree/clients/java/pom.xml" "$(date -u +%F)"
  freeze_contract "$tree" "$tree/docs/releases/$version"
  freeze_files "$tree" "$tree/docs/releases/$version"
  freeze_data "$tree" "$tree/docs/releases/data/$version"
  empty_intended "$tree/docs/releases/intended-breaks.yaml"
  git -C "$tree" add -A
  git -C "$tree" commit -qm "Release $version"
  if [ -n "$(git -C "$tree" config user.signingkey)" ]; then
    git -C "$tree" tag -s "v$version" -m "$version"
  else
    git -C "$tree" tag -a "v$version" -m "$version"
  fi
  set_version "$tree" "$next-SNAPSHOT"
  git -C "$tree" commit -qam "Begin $next"
  git -C "$tree" show --stat=120 --format='  %h %s' "v$version^{commit}" | sed 's/^ /  /'

  if [ -n "$dry" ]; then
    done_line "A dry run: nothing changed here. The release would be the last two commits of $tree."
    return
  fi
  git -C "$ROOT" fetch -q "$tree" "$branch"
  git -C "$ROOT" merge -q --ff-only FETCH_HEAD
  git -C "$ROOT" fetch -q "$tree" "refs/tags/v$version:refs/tags/v$version"
  done_line "Released: commit and tag v$version, then $next-SNAPSHOT. Run ./icp test, then: git push origin $branch v$version"
}

is_version() { [[ ${1:-} =~ ^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$ ]]; }

# is_later A B: A comes after B.
is_later() { [ "$1" != "$2" ] && [ "$(printf '%s\n' "$1" "$2" | sort -V | tail -n 1)" = "$1" ]; }

next_version() { awk -F. '{ print $1 "." $2 + 1 ".0" }' <<<"$1"; }

# The highest version below docs/releases, or nothing.
last_release() {
  local folder
  for folder in "$ROOT"/docs/releases/*/; do
    folder=$(basename "$folder")
    ! is_version "$folder" || echo "$folder"
  done | sort -V | tail -n 1
}

may_be_released() {
  local last
  last=$(last_release)
  [ -z "$last" ] || is_later "$1" "$last" || fail "Version $1 is not later than the last release, $last."
  ! git -C "$ROOT" rev-parse -q --verify "refs/tags/v$1" >/dev/null || fail "The tag v$1 is there already; a tag is never moved."
  [ -z "$(git -C "$ROOT" status --porcelain)" ] || fail "The work tree has changes; commit them first." "$(git -C "$ROOT" status --porcelain | head -n 1)"
  # Not by a pipe: grep -q ends at the first match, and awk would be ended by SIGPIPE.
  grep -q '^- ' <<<"$(unreleased "$ROOT/CHANGELOG.md")" || fail "CHANGELOG.md names nothing under \"Unreleased\"."
  [ -z "$(known_as_flaky)" ] || fail "deploy/local/flaky-tests.txt is not empty; find the races first." "$(known_as_flaky | head -n 1)"
}

# The section of what is not released yet.
unreleased() { awk '/^## / { inside = ($0 == "## Unreleased") } inside' "$1"; }

# A clone does not take the settings that stand in the repository itself.
take_identity() {
  local key value
  for key in user.name user.email user.signingkey gpg.format; do
    value=$(git -C "$ROOT" config "$key" || true)
    [ -z "$value" ] || git -C "$1" config "$key" "$value"
  done
}

# set_version TREE VERSION: in every pom.xml; the contracts have the version of the release that carries them next.
set_version() {
  (
    cd "$1"
    git ls-files -z '*pom.xml' | xargs -0 sed -i "/<parent>/,/<\/parent>/s|<version>[^<]*</version>|<version>$2</version>|"
    sed -i "0,/<version>/s|<version>[^<]*</version>|<version>$2</version>|" pom.xml
    set_client_versions "$2"
    git ls-files -z '*/src/main/contract/*.yaml' | xargs -0 -n 1 sed -i "0,/^  version: /s|^  version: .*|  version: ${2%-SNAPSHOT}|"
  )
}

# set_client_versions VERSION: the clients have no parent, and the lock file names the version twice.
set_client_versions() {
  [ -d clients ] || return 0
  sed -i "0,/<version>/s|<version>[^<]*</version>|<version>$1</version>|" clients/java/pom.xml
  sed -i "0,/\"version\": /s|\"version\": \"[^\"]*\"|\"version\": \"$1\"|" clients/typescript/package.json
  sed -i "1,12s|\"version\": \"[^\"]*\"|\"version\": \"$1\"|" clients/typescript/package-lock.json
  [ ! -e clients/java/README.md ] || sed -i "0,/<version>/s|<version>[^<]*</version>|<version>$1</version>|" clients/java/README.md
  [ ! -e clients/typescript/README.md ] || sed -i "s|icp-filing-client-[0-9][^ ]*\.tgz|icp-filing-client-$1.tgz|" clients/typescript/README.md
}

# set_day POM DAY: the time in the jars.
set_day() { sed -i "s|\(<project.build.outputTimestamp>\)[^<]*|\1$2T00:00:00Z|" "$1"; }

# close_changelog FILE VERSION DAY: what was unreleased is that version; a new, empty section stands above it.
close_changelog() { sed -i "s|^## Unreleased\$|## Unreleased\n\n## $2 - $3|" "$1"; }

# freeze_contract TREE FOLDER: the merged contract, as the gateway would publish it.
freeze_contract() {
  mkdir -p "$2"
  (ROOT=$1 && maven "$ICP_HOME/log/release.log" -pl gateway -am package -Dmaven.test.skip=true)
  "$JAVA" -cp "$1/gateway/target/classes:$1/gateway/target/quarkus-app/lib/main/*" \
    cn.icpfiling.gateway.contract.WriteContract "$2/openapi.yaml"
}

# freeze_files TREE FOLDER: the contracts of events with their schemas, and a digest of each migration. The schema of the benches
# is in no release.
freeze_files() {
  local contract module
  mkdir -p "$2"
  for contract in "$1"/*/src/main/contract/asyncapi.yaml "$1"/platform/*/src/main/contract/asyncapi.yaml; do
    [ -e "$contract" ] || continue
    module=${contract#"$1"/}
    module=${module%/src/main/contract/asyncapi.yaml}
    mkdir -p "$2/events/$module"
    cp -r "$contract" "${contract%/asyncapi.yaml}/schemas" "$2/events/$module"
  done
  (
    cd "$1"
    find . \( -name target -o -name node_modules -o -path ./bench -o -path '*/src/test' \) -prune -o \
      -path '*/src/main/resources/db/*.sql' -printf '%P\n' | LC_ALL=C sort | xargs sha256sum
  ) >"$2/migrations.sha256"
}

# freeze_data TREE FOLDER: rows that the release's own code wrote, with their keys and the anchors of their audit. One module after the other,
# because the first makes the keys of all.
freeze_data() {
  local list=$1/deploy/local/release-data.txt modules module tests
  mkdir -p "$2"
  modules=$(awk '/^[a-z]/ && !seen[$1]++ { print $1 }' "$list")
  for module in $modules; do
    tests=$(awk -v module="$module" '$1 == module { printf "%s%s", comma, $2; comma = "," }' "$list")
    (ROOT=$1 && maven "$ICP_HOME/log/release-data.log" -pl "$module" -am test "-Dtest=$tests" -Dtests.without=none \
      -Dsurefire.failIfNoSpecifiedTests=false "-Dicp.test.freeze=$2")
    [ -s "$2/$module.sql.gz" ] || fail "The tests of $module left no rows; the log is $ICP_HOME/log/release-data.log."
  done
}

# empty_intended FILE: from now on the new release is what is compared with.
empty_intended() {
  [ -e "$1" ] || return 0
  sed -i -n '/^#/p' "$1"
  printf '%s: []\n' operations events migrations >>"$1"
}

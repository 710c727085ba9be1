# ./icp licences: what the services are made of, as CycloneDX makes it from Maven's dependencies, and whether each licence is one that
# deploy/licences.json allows. The report docs/security/licences.md is written anew; LicencesTest compares it with the rules and the
# poms, LibrariesTest of the system tests with what the builds of the services list.

LICENCE_RULES=$ROOT/deploy/licences.json
LICENCE_REPORT=$ROOT/docs/security/licences.md
LICENCE_BOMS=$ROOT/target/sbom

check_licences() {
  local service log=$ICP_HOME/log/licences.log begun=$SECONDS refused
  need_jdk
  need_maven
  command -v jq >/dev/null || apt_install jq || fail "jq is missing: install it (Debian: apt-get install jq)."
  planted_licences_are_refused || fail "The check of licences let a planted one pass; it proves nothing."
  mkdir -p "$LICENCE_BOMS" "$ICP_HOME/log"
  step "Bills of materials of ${SERVICES[*]}"
  maven "$log" -pl "$(IFS=,; echo "${SERVICES[*]}")" -am compile org.cyclonedx:cyclonedx-maven-plugin:makeBom
  for service in "${SERVICES[@]}"; do
    cp "$ROOT/$service/target/bom.json" "$LICENCE_BOMS/$service.json"
  done
  licences_of "$LICENCE_BOMS"/*.json >"$LICENCE_BOMS/licences.tsv"
  write_licence_report <"$LICENCE_BOMS/licences.tsv" >"$LICENCE_REPORT"
  refused=$(awk -F'\t' '$4 == "no" { print "  " $1 " " $2 ": " ($3 == "" ? "no licence" : $3) }' "$LICENCE_BOMS/licences.tsv")
  [ -z "$refused" ] || fail "Licences that $LICENCE_RULES does not allow:" "$refused"
  done_line "$(wc -l <"$LICENCE_BOMS/licences.tsv") libraries, each with a licence that is allowed ($(seconds_since "$begun")); the bills are in $LICENCE_BOMS"
}

# licences_of BOM…: one line a library: name, version, licences, yes or no. Of several licences the user may choose one, as Maven's poms mean it.
licences_of() {
  jq -rn --slurpfile rules "$LICENCE_RULES" '
    $rules[0] as $rules
    | [inputs | .components[]? | select(.group != "cn.icpfiling")
        | { name: "\(.group):\(.name)", version,
            licences: [.licenses[]? | (.license.id // .license.name // .expression) | $rules.names[.] // .] | unique }]
    | unique | sort_by(.name, .version) | .[]
    | . + { allowed: ($rules.exceptions[.name] != null or any(.licences[]; $rules.allowed[.] != null)) }
    | [.name, .version, (.licences | join(" or ")), (if .allowed then "yes" else "no" end)] | @tsv' "$@"
}

# A licence that is not allowed, none, and two that may pass.
planted_licences_are_refused() {
  local found
  found=$(licences_of - <<'BOM' | cut -f1,4 | tr '\t\n' '= '
{ "components": [
  { "group": "a", "name": "copyleft", "version": "1", "licenses": [ { "license": { "id": "AGPL-3.0-only" } } ] },
  { "group": "a", "name": "none", "version": "1" },
  { "group": "a", "name": "choice", "version": "1", "licenses": [ { "license": { "id": "GPL-3.0-only" } }, { "license": { "id": "MIT" } } ] },
  { "group": "a", "name": "good", "version": "1", "licenses": [ { "license": { "id": "Apache-2.0" } } ] }
] }
BOM
  )
  [ "$found" = "a:choice=yes a:copyleft=no a:good=yes a:none=no " ]
}

write_licence_report() {
  local name version licences allowed
  cat <<'HEAD'
# Licences of the libraries

The libraries that the services and the sandbox carry, with the licences that their makers state in Maven's poms. `./icp licences` writes
this page and a bill of materials for each module in `target/sbom`, in the form of CycloneDX. `LicencesTest` checks that each licence is
one of `deploy/licences.json`. If a library has several licences, one of them that is allowed is enough. `LicencesTest` also looks for each
library that a pom names, and `LibrariesTest` for each one that a build of a service lists.

Not in the table: JavaScript that the documentation carries and data of others, which [NOTICE](../../NOTICE) names, and tools of build and
tests, which no release contains.

| library | version | licence |
|---|---|---|
HEAD
  while IFS=$'\t' read -r name version licences allowed; do
    printf '| %s | %s | %s |\n' "$name" "$version" "${licences:-none stated}"
  done
}

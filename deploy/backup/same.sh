#!/usr/bin/env bash
# Says whether the schemas of a server are row by row those of a dump: exit code 0, or the first differences.
#   same.sh OPTIONS DUMP SCHEMA…
# Counters of AUTO_INCREMENT are left out: a number that was reserved and rolled back is in no binary log.
set -euo pipefail

DUMPER=${DUMP:-mariadb-dump}
options=$1 dump=$2
shift 2
plain() { sed -E '/^--/d; /^$/d; s/ AUTO_INCREMENT=[0-9]+//'; }
now=$(mktemp) then=$(mktemp)
trap 'rm -f "$now" "$then"' EXIT
"$DUMPER" --defaults-file="$options" --single-transaction --quick --triggers --routines --events --hex-blob \
  --default-character-set=utf8mb4 --databases "$@" | plain >"$now"
gzip -dc "$dump/dump.sql.gz" | plain >"$then"
if cmp -s "$now" "$then"; then
  echo "the same: $(grep -c '^CREATE TABLE' "$now") tables, $(wc -c <"$now") bytes"
else
  echo "different: $(diff "$then" "$now" | grep -c '^[<>]') lines"
  diff "$then" "$now" | cut -c1-160 | head -n 6 || true
  exit 1
fi

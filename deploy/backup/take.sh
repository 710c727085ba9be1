#!/usr/bin/env bash
# Dumps schemas as they were at one moment, with the place of that moment in the binary log. The server goes on meanwhile.
#   take.sh OPTIONS FOLDER SCHEMA…
# Makes FOLDER/<time in UTC>/ with dump.sql.gz, position ("binlog.000003 1234") and ended, a time that the moment of the dump is not after;
# prints its path. Programs: DUMP (mariadb-dump).
# What is encrypted in the database is encrypted in the dump; the keys are not in it.
set -euo pipefail
umask 077

DUMP=${DUMP:-mariadb-dump}
options=$1 folder=$2
shift 2
made=$folder/$(date -u +%Y%m%dT%H%M%SZ)
part=$made.part
rm -rf "$part"
mkdir -p "$part"
"$DUMP" --defaults-file="$options" --single-transaction --quick --master-data=2 --triggers --routines --events --hex-blob \
  --default-character-set=utf8mb4 --databases "$@" | gzip -1 >"$part/dump.sql.gz"
(
  set +o pipefail # the rest of the dump is not read
  gzip -dc "$part/dump.sql.gz" | head -n 60 | sed -nE "s/^-- CHANGE MASTER TO MASTER_LOG_FILE='([^']+)', MASTER_LOG_POS=([0-9]+);.*/\1 \2/p" >"$part/position"
)
[ -s "$part/position" ] || { echo "The dump does not say where it stands in the binary log; the server writes none." >&2 && exit 1; }
gzip -dc "$part/dump.sql.gz" | tail -n 1 | grep -q '^-- Dump completed' || { echo "The dump does not say that it is complete." >&2 && exit 1; }
date -u +%Y%m%dT%H%M%SZ >"$part/ended"
sync "$part/dump.sql.gz" "$part/position" "$part/ended"
mv -T "$part" "$made"
echo "$made"

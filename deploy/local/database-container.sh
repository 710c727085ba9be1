#!/usr/bin/env bash
# database-container.sh start PORT FOLDER | pause PORT | resume PORT: the database of the tests of one JVM in a container, for the Maven profile
# "containers" (docs/running-on-mysql.md). ICP_TEST_IMAGE names the image: MySQL 8.4, unless something else is said. One that ./icp images has
# built is taken out of the store of this clone. ICP_TEST_ENGINE names the engine; podman and docker are found. FOLDER gets a file.
#
# "start" is the container's process until it ends. Who kills it with -9 leaves the container, so a second process waits and takes it away.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
image=${ICP_TEST_IMAGE:-docker.io/library/mysql:8.4}
act=${1:-} port=${2:?a port} name=icp-test-${2:-}
not_run() { echo "NOT RUN: $1" && exit 1; }

engine=()
if [[ $image == localhost/icp-filing/* ]]; then
  for part in say images; do
    # shellcheck source=/dev/null
    . "$ROOT/deploy/local/lib/$part.sh"
  done
  [ -s "$IMAGE_HOME/driver" ] || not_run "$image is built by ./icp images, which has not run here."
  engine_with "$(cat "$IMAGE_HOME/driver")"
  engine=("${ENGINE[@]}")
else
  read -ra engine <<<"${ICP_TEST_ENGINE:-$(command -v podman || command -v docker || true)}"
fi
[ ${#engine[@]} -gt 0 ] || not_run "neither podman nor docker is here, which would run $image."

is_paused() { [ "$("${engine[@]}" inspect --format '{{.State.Paused}}' "$name")" = true ]; }

case $act in
  start)
    if ! "${engine[@]}" image inspect "$image" >/dev/null 2>&1; then
      [[ $image != localhost/icp-filing/* ]] || not_run "$image is built by ./icp images, which has built none of this name here."
      "${engine[@]}" pull -q "$image" >/dev/null || not_run "the image $image is not here and could not be pulled."
    fi
    case $image in *mariadb*) echo "MariaDB stands in for MySQL: $image" ;; *) echo "The database is $image" ;; esac
    # the tests' owner of the server, who comes by TCP; the images run this before they listen
    cat >"${3:?a folder}/users.sql" <<'SQL'
CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '';
GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
SQL
    chmod 644 "$3/users.sql"
    { while kill -0 $$ 2>/dev/null; do sleep 1; done; "${engine[@]}" rm --force "$name"; } </dev/null >/dev/null 2>&1 &
    # its host name is how the tests know that this server answers them, and no other (DatabaseContainer of platform/testkit)
    # what deploy/local/my.cnf says, as far as both databases know it; "loose" is what one of them does not know
    exec "${engine[@]}" run --rm --name "$name" --hostname "$name" --network host --tmpfs /var/lib/mysql:rw,mode=1777 \
      --tmpfs /run/mysqld:rw,mode=1777 --env MYSQL_ALLOW_EMPTY_PASSWORD=yes \
      --volume "$3/users.sql:/docker-entrypoint-initdb.d/users.sql:ro" "$image" \
      --port="$port" --bind-address=127.0.0.1 --skip-name-resolve --character-set-server=utf8mb4 --transaction-isolation=READ-COMMITTED \
      --default-time-zone=+00:00 --max-allowed-packet=32M --max-prepared-stmt-count=65536 --local-infile=ON \
      --log-bin-trust-function-creators=ON --innodb-flush-log-at-trx-commit=0 --loose-mysqlx=OFF
    ;;
  # a test may resume what it has resumed, as a signal may be sent twice; an engine calls that an error
  pause) is_paused || exec "${engine[@]}" pause "$name" ;;
  resume) ! is_paused || exec "${engine[@]}" unpause "$name" ;;
  *) echo "usage: database-container.sh start PORT FOLDER | pause PORT | resume PORT" >&2 && exit 2 ;;
esac

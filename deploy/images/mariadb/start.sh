#!/bin/bash
# MariaDB for development. It runs the statements of /docker-entrypoint-initdb.d/users.sql at each start, before it listens; they change
# nothing that is there. What the image is told besides are options of the server.
set -euo pipefail
here=/opt/mariadb data=/var/lib/mysql/data
if [ ! -e "$data/.installed" ]; then
  rm -rf "$data"
  "$here/scripts/mariadb-install-db" --no-defaults --basedir="$here" --datadir="$data" --force --skip-test-db \
    --auth-root-authentication-method=socket --auth-root-socket-user=icp >/tmp/install.log 2>&1 || { cat /tmp/install.log && exit 1; }
  touch "$data/.installed"
fi
exec "$here/bin/mariadbd" --defaults-file="$here/my.cnf" --basedir="$here" --datadir="$data" --bind-address=0.0.0.0 --port=3306 \
  --socket=/run/mysqld/mysqld.sock --pid-file=/run/mysqld/mysqld.pid --init-file=/docker-entrypoint-initdb.d/users.sql "$@"

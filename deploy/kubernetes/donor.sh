#!/usr/bin/env bash
# donor.sh restores the database of a service on a single server beside its cluster, from which the cluster is then made anew
# (docs/operating.md, "The data is wrong, or all servers are lost"). Not for dev. By the documentation of MySQL Shell and of the MySQL
# operator, and by the operator's sources; an API server took its objects, no MySQL was ever restored by it.
#
#   donor.sh OVERLAY load SERVICE DUMP BINLOGS [GTID]  makes the server, loads the dump, then the binary logs up to their end or to before a transaction
#   donor.sh OVERLAY look SERVICE                      waits until all is loaded; "load" does that too, and may be broken off
#   donor.sh OVERLAY sql SERVICE STATEMENT             asks the server
#   donor.sh OVERLAY clone SERVICE [manifests]         prints the InnoDBCluster as it is now, or as the manifests have it if it is gone, with the server as its donor
#   donor.sh OVERLAY end SERVICE                       deletes the server and its volume
#
# OVERLAY is the environment, production or staging; the cluster of another one is refused.
#
# The server runs in the image that the databases run, by its digest: a clone needs the very version. MYSQL_IMAGE names it if no server of a
# database has ever started, SIZE the volume if the InnoDBCluster is gone.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=lib/cluster.sh
. "$here/lib/cluster.sh"
look_every=${LOOK_EVERY:-5}
overlay=${1:-} act=${2:-} service=${3:-}
fail() { echo "donor.sh: $*" >&2 && exit 1; }
usage() {
  echo "usage: donor.sh OVERLAY load SERVICE DUMP BINLOGS|none [GTID], donor.sh OVERLAY look|end SERVICE, donor.sh OVERLAY clone SERVICE [manifests], donor.sh OVERLAY sql SERVICE STATEMENT; OVERLAY is production or staging" >&2
  exit 2
}
case $overlay in production | staging) ;; *) usage ;; esac
case $service in filing-service | verification-service | inspection-service | account-service | legacy-import-service) ;; *) usage ;; esac
database=${service%-service}-mysql
donor=$database-donor

# A moment that is misspelt would be told only when the server has started.
check_places() {
  local week="$database/(binlogs|until-hole)-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}"
  [[ $dump =~ ^$database/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$ ]] || fail "DUMP is a folder of the bucket such as $database/2026-11-28T18:30:04.123Z"
  [[ $binlogs = none || $binlogs =~ ^$week$ ]] || fail "BINLOGS is a folder of the bucket such as $database/binlogs-2026-11-23-1a2b3c4d, or none"
  [[ -z $stop || $stop =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[a-z_][a-z0-9_]*)?:[0-9]+$ ]] || fail "GTID is the first transaction that is left out, as UUID:NUMBER"
  [ -z "$stop" ] || [ "$binlogs" != none ] || fail "GTID needs BINLOGS"
}

# running_image SELECTOR: of a server that has started once, with its digest.
running_image() {
  in_namespace get pods --selector "$1" --output 'jsonpath={range .items[*].status.containerStatuses[?(@.name=="mysql")]}{.imageID}{"\n"}{end}' |
    sed 's,^docker-pullable://,,' | grep -E '@sha256:[0-9a-f]{64}$' | tail -n 1
}

load() {
  local before found image=${MYSQL_IMAGE:-} shell bucket size=${SIZE:-} job
  found=$(in_namespace get job,pvc --selector "icp-filing.cn/donor-of=$database" --output name)
  [ -z "$found" ] || fail "there is a donor; \"donor.sh $overlay look $service\" waits for it, \"donor.sh $overlay end $service\" deletes it"
  [ -n "$image" ] || image=$(running_image "component=mysqld,mysql.oracle.com/cluster=$database") || image=$(running_image component=mysqld) ||
    fail "no server of a database has started; name the image in MYSQL_IMAGE, with its digest"
  job='{.spec.jobTemplate.spec.template.spec.containers[0]'
  shell=$(in_namespace get "cronjob/$database-backup" --output "jsonpath=$job.image}")
  bucket=$(in_namespace get "cronjob/$database-backup" --output "jsonpath=$job.env[?(@.name==\"BUCKET\")].valueFrom.configMapKeyRef.name}")
  [ -n "$size" ] || size=$(in_namespace get "innodbcluster/$database" --output 'jsonpath={.spec.datadirVolumeClaimTemplate.resources.requests.storage}')
  for found in "$shell" "$bucket" "$size"; do
    [ -n "$found" ] || fail "CronJob $database-backup or InnoDBCluster $database is not as in the manifests"
  done
  before=${stop:+", stopBefore: '$stop'"}
  make_donor
  look
}

# The pod has no label of a service, a server or a router, so nothing but the servers of its database reaches it, and it reaches the bucket
# alone, as the pods of backups do. Without binary logs of its own it gives no transaction a GTID that the cluster never had.
make_donor() {
  in_namespace create --filename - <<YAML
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: $donor
  namespace: icp-filing
  labels: {icp-filing.cn/donor-of: $database, app.kubernetes.io/part-of: icp-filing, owner: icp-filing}
spec:
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: $size}}
---
apiVersion: v1
kind: Service
metadata:
  name: $donor
  namespace: icp-filing
  labels: {icp-filing.cn/donor-of: $database, app.kubernetes.io/part-of: icp-filing, owner: icp-filing}
spec:
  selector: {icp-filing.cn/donor-of: $database}
  ports: [{name: mysql, port: 3306, targetPort: mysql}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: $donor
  namespace: icp-filing
  labels: {icp-filing.cn/donor-of: $database, app.kubernetes.io/part-of: icp-filing, owner: icp-filing}
spec:
  podSelector: {matchLabels: {icp-filing.cn/donor-of: $database}}
  policyTypes: [Ingress]
  ingress:
    - from: [{podSelector: {matchLabels: {component: mysqld, mysql.oracle.com/cluster: $database}}}]
      ports: [{protocol: TCP, port: 3306}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: $database-to-donor
  namespace: icp-filing
  labels: {icp-filing.cn/donor-of: $database, app.kubernetes.io/part-of: icp-filing, owner: icp-filing}
spec:
  podSelector: {matchLabels: {component: mysqld, mysql.oracle.com/cluster: $database}}
  policyTypes: [Egress]
  egress:
    - to: [{podSelector: {matchLabels: {icp-filing.cn/donor-of: $database}}}]
      ports: [{protocol: TCP, port: 3306}]
---
apiVersion: batch/v1
kind: Job
metadata:
  name: $donor
  namespace: icp-filing
  labels: {app.kubernetes.io/instance: $donor, icp-filing.cn/donor-of: $database, app.kubernetes.io/part-of: icp-filing, owner: icp-filing}
  annotations: {email: operations@icp-filing.example}
spec:
  backoffLimit: 6
  ttlSecondsAfterFinished: 604800
  template:
    metadata:
      labels: {app.kubernetes.io/component: mysql-backup, icp-filing.cn/donor-of: $database, owner: icp-filing}
    spec:
      automountServiceAccountToken: false
      enableServiceLinks: false
      serviceAccountName: $database-backup
      priorityClassName: icp-filing-data
      restartPolicy: OnFailure
      terminationGracePeriodSeconds: 120
      # A clone needs the machine's architecture of the cluster, too.
      nodeSelector: {icp-filing.cn/pool: database}
      tolerations: [{key: icp-filing.cn/pool, operator: Equal, value: database, effect: NoSchedule}]
      dnsConfig: {options: [{name: ndots, value: "2"}]}
      securityContext: {runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, fsGroupChangePolicy: OnRootMismatch, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: mysql
          image: $image
          imagePullPolicy: Always
          command: [/bin/sh, -ec]
          args:
            - |
              # What was broken off within the making of its folder begins anew.
              if [ ! -e /var/lib/mysql/made ]; then
                rm -rf /var/lib/mysql/data
                mysqld --no-defaults --initialize-insecure --datadir=/var/lib/mysql/data
                touch /var/lib/mysql/made
              fi
              # The operator signs in with the password of the cluster's Secret, here before the clone and in the clone after it.
              password=\$(sed "s/['\\\\\\\\]/\\\\\\\\&/g" /etc/icp/root/rootPassword)
              cat >/tmp/root.sql <<SQL
              CREATE USER IF NOT EXISTS 'root'@'%';
              ALTER USER 'root'@'%' IDENTIFIED BY '\$password';
              GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;
              GRANT PROXY ON ''@'' TO 'root'@'%' WITH GRANT OPTION;
              DROP USER IF EXISTS 'root'@'localhost';
              SQL
              # The new index of a large table is sorted in a file, for which /tmp is too small.
              rm -rf /var/lib/mysql/tmp
              mkdir /var/lib/mysql/tmp
              # local-infile is needed by loadDump, auth_socket by users of the operator, the character set by the clone, which compares it.
              exec mysqld --no-defaults --datadir=/var/lib/mysql/data --init-file=/tmp/root.sql --socket=/tmp/mysql.sock --pid-file=/tmp/mysqld.pid \\
                --tmpdir=/var/lib/mysql/tmp --secure-file-priv=NULL --mysqlx=OFF --skip-name-resolve --require-secure-transport=ON \\
                --local-infile=ON --disable-log-bin --gtid-mode=ON --enforce-gtid-consistency=ON --plugin-load-add=auth_socket.so \\
                --plugin-load-add=mysql_clone.so --character-set-server=utf8mb4 --default-time-zone=+00:00 \\
                --max-allowed-packet=1G --innodb-buffer-pool-size=2G
          ports: [{name: mysql, containerPort: 3306}]
          resources:
            requests: {cpu: "1", memory: 4Gi, ephemeral-storage: 512Mi}
            limits: {memory: 4Gi, ephemeral-storage: 512Mi}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            privileged: false
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: data, mountPath: /var/lib/mysql}
            - {name: tmp, mountPath: /tmp}
            - {name: root, mountPath: /etc/icp/root, readOnly: true}
        - name: shell
          image: $shell
          imagePullPolicy: Always
          env:
            - {name: BUCKET, valueFrom: {configMapKeyRef: {name: $bucket, key: BUCKET}}}
            - {name: MYSQLSH_USER_CONFIG_HOME, value: /tmp}
          command: [/bin/sh, -ec]
          args:
            - |
              trap 'exit 0' TERM
              rm -f /tmp/loaded
              ask() { mysqlsh --mysql --user=root --host=127.0.0.1 --port=3306 --passwords-from-stdin --ssl-mode=REQUIRED "\$@" </etc/icp/root/rootPassword; }
              s3="s3BucketName: '\$BUCKET', s3ConfigFile: '/etc/icp/backup/config', s3CredentialsFile: '/etc/icp/backup/credentials'"
              load() {
                # Half an hour: a server that died recovers first.
                tries=900
                until ask --sql --execute='SELECT 1' >/tmp/said 2>&1; do
                  tries=\$((tries - 1))
                  [ \$tries -gt 0 ] || { cat /tmp/said && return 1; }
                  sleep 2
                done
                # The operator's users come with the dump; it gives them new passwords after the clone. root is there.
                if [ ! -e /var/lib/mysql/dump-loaded ]; then
                  ask --js --execute="util.loadDump('$dump', {\$s3, loadUsers: true, excludeUsers: ['root'], updateGtidSet: 'replace',
                    progressFile: '/var/lib/mysql/load-progress.json'})" || return 1
                  touch /var/lib/mysql/dump-loaded
                fi
                # Once: a pod that starts again would also load what the chain has got since.
                if [ ! -e /var/lib/mysql/binlogs-loaded ]; then
                  [ '$binlogs' = none ] || ask --js --execute="util.loadBinlogs('$binlogs', {\$s3$before})" || return 1
                  touch /var/lib/mysql/binlogs-loaded
                fi
                # MySQL Shell's notes about the old cluster, into which binary logs write till now. No new cluster begins with them.
                ask --sql --execute='DROP SCHEMA IF EXISTS mysql_innodb_cluster_metadata' || return 1
                ask --sql --execute='SELECT @@GLOBAL.gtid_executed' || return 1
              }
              # Both go on where they were. What is loaded stays until "donor.sh $overlay end", and so do the words of what failed.
              if load || { sleep 30 && load; } || { sleep 30 && load; }; then
                touch /tmp/loaded
                echo 'donor: loaded'
              else
                echo 'donor: not loaded'
              fi
              sleep infinity &
              wait
          # Until all is loaded the Service leads nowhere, so no cluster can be made of a part.
          readinessProbe: {exec: {command: [test, -e, /tmp/loaded]}, periodSeconds: 5}
          resources:
            # Room for a whole binary log, if MySQL Shell unpacks it into a file.
            requests: {cpu: 500m, memory: 1Gi, ephemeral-storage: 2560Mi}
            limits: {memory: 1Gi, ephemeral-storage: 2560Mi}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            privileged: false
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: data, mountPath: /var/lib/mysql}
            - {name: shell-tmp, mountPath: /tmp}
            - {name: root, mountPath: /etc/icp/root, readOnly: true}
            - {name: backup, mountPath: /etc/icp/backup, readOnly: true}
      volumes:
        - {name: data, persistentVolumeClaim: {claimName: $donor}}
        - {name: tmp, emptyDir: {sizeLimit: 256Mi}}
        - {name: shell-tmp, emptyDir: {sizeLimit: 2Gi}}
        - {name: root, secret: {secretName: $database-root, defaultMode: 0440, items: [{key: rootPassword, path: rootPassword}]}}
        - {name: backup, secret: {secretName: $database-backup, defaultMode: 0440}}
YAML
}

# For a day; what takes longer is waited for by another call. The pod goes on, whatever becomes of this script.
look() {
  local until=$((SECONDS + 86400)) job words told=''
  while [ "$SECONDS" -lt "$until" ]; do
    # a look that fails is not the end; the next one may be answered
    job=$(in_namespace get job "$donor" --ignore-not-found --output \
      'jsonpath={.metadata.name}{range .status.conditions[?(@.status=="True")]}{" "}{.type}{end} ') || job=unknown
    [ -n "$job" ] || fail "there is no donor; \"donor.sh $overlay load\" makes one"
    case $job in *' Failed '*) fail "the server died too often; \"donor.sh $overlay end $service\", then load again" ;; esac
    words=$(in_namespace logs "job/$donor" --container shell --tail=1 2>/dev/null) || words=''
    case $words in
      'donor: loaded') in_namespace logs "job/$donor" --container shell --tail=20 && return 0 ;;
      'donor: not loaded')
        in_namespace logs "job/$donor" --container mysql --tail=20 >&2 || true
        in_namespace logs "job/$donor" --container shell --tail=40 >&2 || true
        fail "not loaded; mend what the log says, then \"donor.sh $overlay end $service\" and load again"
        ;;
    esac
    [ -n "$words" ] || words=$(in_namespace get pods --selector "icp-filing.cn/donor-of=$database" --output 'jsonpath={.items[*].status.phase}') || words=''
    [ "$words" = "$told" ] || echo "$words"
    told=$words
    sleep "$look_every"
  done
  fail "not loaded in a day; \"donor.sh $overlay look $service\" waits on"
}

# cluster_of_now, cluster_of_manifests: the InnoDBCluster that is made anew, as JSON.
cluster_of_now() { in_namespace get innodbcluster "$database" --output json || fail "if InnoDBCluster $database is gone, say: donor.sh $overlay clone $service manifests"; }
cluster_of_manifests() {
  "$here/render.sh" "$overlay" | cluster create --dry-run=client --output json --filename - |
    jq --arg database "$database" 'select(.kind == "InnoDBCluster" and .metadata.name == $database)'
}

# What is wrong in the words is told before the cluster is asked.
dump=${4:-} binlogs=${5:-} stop=${6:-}
case $act:$#:${4:-} in
  load:5:* | load:6:*) check_places ;;
  look:3: | end:3: | sql:4:?* | clone:3: | clone:4:manifests) ;;
  *) usage ;;
esac
pin_cluster "$overlay"
case $act in
  load) load ;;
  look) look ;;
  sql)
    # shellcheck disable=SC2016 # the shell of the pod fills it in
    in_namespace exec "job/$donor" --container shell -- /bin/sh -ec 'exec mysqlsh --mysql --user=root --host=127.0.0.1 --port=3306 --passwords-from-stdin \
      --ssl-mode=REQUIRED --sql --table --execute="$1" </etc/icp/root/rootPassword' sql "$4"
    ;;
  clone)
    # What it prints is followed by the deletion of the cluster.
    ready=$(in_namespace get job "$donor" --ignore-not-found --output 'jsonpath={.status.ready}')
    [ "$ready" = 1 ] || fail "the donor is not there or has not loaded all; \"donor.sh $overlay look $service\" tells"
    # No more of its metadata: the operator would take a new object for one that it knows. Not the label that says that its users are made:
    # deploy.sh applies as the same manager, without it, so the API server would take it away again.
    if [ $# = 3 ]; then anew=$(cluster_of_now); else anew=$(cluster_of_manifests); fi
    [ -n "$anew" ] || fail "overlay $overlay has no InnoDBCluster $database; take the checkout of what was deployed"
    jq --arg donor "$donor" --arg secret "$database-root" '
      {apiVersion, kind, metadata: (.metadata | {name, namespace, labels: ((.labels // {}) | del(.["icp-filing.cn/users"]))}), spec}
      | .spec.initDB = {clone: {donorUrl: "root@\($donor):3306", rootUser: "root", secretKeyRef: {name: $secret}}}' <<<"$anew"
    ;;
  end) in_namespace delete job,service,networkpolicy,pvc --selector "icp-filing.cn/donor-of=$database" ;;
esac

#!/usr/bin/env bash
# rewind.sh OVERLAY SERVICE MOMENT sets the consumer groups of a service whose database was restored back to a moment, and never forward
# (ADR 0048). OVERLAY is the environment, production or staging; the cluster of another one is refused. A Job does it in the image of the
# service and with its certificate, which has the rights to these groups and topics and no more. The service must not run: a group with
# members cannot be set back. Not for dev, whose broker knows no certificates.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=lib/cluster.sh
. "$here/lib/cluster.sh"
look_every=${LOOK_EVERY:-5}
overlay=${1:-} service=${2:-} moment=${3:-}
case $overlay in production | staging) ;; *) overlay= ;; esac
case $service in filing-service | verification-service | inspection-service | account-service | legacy-import-service) ;; *) service= ;; esac
[ -n "$overlay" ] && [ -n "$service" ] && [ -n "$moment" ] ||
  { echo "usage: rewind.sh production|staging SERVICE MOMENT, for instance rewind.sh production filing-service 2026-11-29T17:10:05Z" >&2 && exit 2; }
pin_cluster "$overlay"

image=$(in_namespace get "deployment/$service" --output 'jsonpath={.spec.template.spec.containers[0].image}')
in_namespace delete job "$service-rewind" --ignore-not-found
# No label of the service's name: its Service must not choose this pod.
in_namespace create --filename - <<YAML
apiVersion: batch/v1
kind: Job
metadata:
  name: $service-rewind
  namespace: icp-filing
  labels: {app.kubernetes.io/instance: $service-rewind, app.kubernetes.io/part-of: icp-filing, owner: icp-filing}
  annotations: {email: operations@icp-filing.example}
spec:
  backoffLimit: 0
  activeDeadlineSeconds: 600
  ttlSecondsAfterFinished: 604800
  template:
    metadata:
      labels: {app.kubernetes.io/component: service, app.kubernetes.io/part-of: icp-filing, owner: icp-filing}
    spec:
      automountServiceAccountToken: false
      enableServiceLinks: false
      serviceAccountName: $service
      priorityClassName: icp-filing
      restartPolicy: Never
      nodeSelector: {icp-filing.cn/pool: services}
      dnsConfig: {options: [{name: ndots, value: "2"}]}
      securityContext: {runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: rewind
          image: $image
          imagePullPolicy: Always
          command: [/bin/sh, -ec]
          args:
            - |
              cat /etc/icp/kafka/user.crt /etc/icp/kafka/user.key >/tmp/user.pem
              printf '%s\n' bootstrap.servers=kafka-kafka-bootstrap:9093 security.protocol=SSL ssl.keystore.type=PEM ssl.keystore.location=/tmp/user.pem \
                ssl.truststore.type=PEM ssl.truststore.location=/etc/icp/trust/ca.crt >/tmp/client.properties
              exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m -cp '/opt/icp/lib/main/*:/opt/icp/lib/boot/*' \
                cn.icpfiling.platform.inbox.Rewind /tmp/client.properties '$moment' '$service'
          resources:
            requests: {cpu: 250m, memory: 384Mi, ephemeral-storage: 512Mi}
            limits: {memory: 384Mi, ephemeral-storage: 512Mi}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            privileged: false
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
            - {name: kafka, mountPath: /etc/icp/kafka, readOnly: true}
            - {name: trust, mountPath: /etc/icp/trust, readOnly: true}
      volumes:
        - {name: tmp, emptyDir: {sizeLimit: 64Mi}}
        - {name: kafka, secret: {secretName: $service, defaultMode: 0440}}
        - {name: trust, secret: {secretName: kafka-cluster-ca-cert, defaultMode: 0440}}
YAML
# Until it has ended, well or not; kubectl wait knows one condition only, and one that failed would be waited for.
until=$((SECONDS + 660)) state=''
while [ "$SECONDS" -lt "$until" ]; do
  # a look that fails is not the end; the next one may be answered
  state=$(in_namespace get job "$service-rewind" --output 'jsonpath={range .status.conditions[?(@.status=="True")]}{" "}{.type}{end} ') || state=''
  case $state in *' Complete '* | *' Failed '*) break ;; esac
  sleep "$look_every"
done
in_namespace logs "job/$service-rewind" --tail=-1 || true
case $state in
  *' Complete '*) ;;
  *) echo "rewind.sh: $service-rewind has not set the groups back; do not start $service before it has" >&2 && exit 1 ;;
esac

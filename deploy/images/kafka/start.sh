#!/bin/bash
# Kafka for development: one broker, which is its own controller. At its first start it formats its folder and makes the topics of
# topics.yaml while it listens to itself alone. So when others can reach it, every topic is there, and it never makes another one.
set -euo pipefail
here=/opt/kafka data=/var/lib/kafka/log config=/tmp/server.properties
options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData
  "-Djava.util.logging.config.file=$here/kafka-logging.properties" -cp "$here/classes:$here/lib/*")

# configured LISTENER ADVERTISED
configured() {
  {
    cat "$here/server.properties"
    echo "listeners=PLAINTEXT://$1,CONTROLLER://127.0.0.1:9093"
    echo "advertised.listeners=$2"
    echo "controller.quorum.bootstrap.servers=127.0.0.1:9093"
    echo "log.dirs=$data"
  } >"$config"
}

if [ ! -e "$data/.topics" ]; then
  rm -rf "$data"
  configured 127.0.0.1:9094 PLAINTEXT://127.0.0.1:9094
  id=$(head -c 16 /dev/urandom | base64 | tr '+/' '-_' | cut -c1-22 | sed 's/^-/i/')
  java "${options[@]}" kafka.tools.StorageTool format --standalone --cluster-id "$id" --config "$config"
  java "${options[@]}" -Xmx256m kafka.Kafka "$config" &
  broker=$!
  trap 'kill "$broker"; wait "$broker"; exit 143' TERM
  java "${options[@]}" -Xmx64m Topics 127.0.0.1:9094 "$here/topics.yaml"
  kill "$broker"
  wait "$broker" || true
  trap - TERM
  touch "$data/.topics"
fi
configured 0.0.0.0:9092 "$KAFKA_ADVERTISED_LISTENERS"
exec java "${options[@]}" -Xms96m -Xmx256m kafka.Kafka "$config"

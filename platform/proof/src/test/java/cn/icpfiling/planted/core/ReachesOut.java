package cn.icpfiling.planted.core;

import jakarta.inject.Inject;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Breaks the rules on purpose. */
class ReachesOut {
    @Inject
    KafkaProducer<String, String> producer;

    Instant at() {
        return Instant.now();
    }
}

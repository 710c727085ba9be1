package cn.icpfiling.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A broker on bad days. It loses a record or its answer, and takes a record long after the producer gave it up, as from the queue of a
 * socket whose process is dead. Each record has its own fate: a real producer gives up one batch and delivers the next.
 */
final class FlakyBroker {

    private final Random chance;
    private final List<String> topic = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private double faults;

    /** @param faults share of the records that are not acknowledged at once */
    FlakyBroker(Random chance, double faults) {
        this.chance = chance;
        this.faults = faults;
    }

    /** What else happens before a record is answered. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** Takes what is still under way, and is sound from now on. */
    void calmsDown() {
        faults = 0;
        topic.addAll(late);
        late.clear();
    }

    /** Each record that arrived, as key#sequence. */
    List<String> topic() {
        return List.copyOf(topic);
    }

    Producer<String, byte[]> producer() {
        return new FlakyProducer();
    }

    private void answer(Waiting waiting) {
        meanwhile.run();
        if (!late.isEmpty() && chance.nextInt(4) == 0) {
            topic.add(late.remove(chance.nextInt(late.size())));
        }
        if (chance.nextDouble() >= faults) {
            topic.add(waiting.event);
            waiting.answer.complete(new RecordMetadata(new TopicPartition("topic", 0), 0, 0, 0, 0, 0));
            return;
        }
        switch (chance.nextInt(3)) {
            case 0 -> topic.add(waiting.event);
            case 1 -> late.add(waiting.event);
            default -> {
                // lost
            }
        }
        waiting.answer.completeExceptionally(
                chance.nextInt(4) > 0
                        ? new TimeoutException("no answer")
                        : new OutOfOrderSequenceException("the broker lost the sequence"));
    }

    private record Waiting(String event, CompletableFuture<RecordMetadata> answer) {}

    private final class FlakyProducer extends MockProducer<String, byte[]> {
        private final List<Waiting> buffer = new ArrayList<>();

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, byte[]> sent) {
            var sequence = new String(sent.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8);
            var waiting = new Waiting(sent.key() + "#" + sequence, new CompletableFuture<>());
            buffer.add(waiting);
            return waiting.answer();
        }

        @Override
        public void flush() {
            var all = List.copyOf(buffer);
            buffer.clear();
            all.forEach(FlakyBroker.this::answer);
        }

        @Override
        public void close(Duration within) {
            flush();
        }
    }
}

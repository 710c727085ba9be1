package cn.icpfiling.bench.outbox;

import cn.icpfiling.bench.measure.Pairs.Side;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * P9: the time from the commit of an event until a reader has it, at a steady rate, compared with a plain send of the
 * same record.
 */
@ApplicationScoped
class Latency {
    static final int RATE = 500;
    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Backlog backlog;
    private final BenchTopic topic;
    private final Outbox outbox;

    Latency(Backlog backlog, BenchTopic topic, Outbox outbox) {
        this.backlog = backlog;
        this.topic = topic;
        this.outbox = outbox;
    }

    /** Latencies in milliseconds, and the rate that was reached. */
    record Measured(int events, double p50, double p99, double worst, double rate) {}

    /** The clock starts after the insert and before the commit, so the commit is part of the latency. */
    Side<Measured> throughOutbox(Duration length) {
        return new Side<>() {
            @Override
            public void prepare() throws SQLException {
                backlog.empty();
                backlog.letRelayRun();
            }

            @Override
            public Measured measure() throws Exception {
                return paced(
                        length,
                        begun -> n -> UnitOfWork.once(() -> {
                            outbox.append(backlog.event(n));
                            begun[(int) n] = System.nanoTime();
                            return null;
                        }));
            }
        };
    }

    Side<Measured> straightToBroker(Duration length) {
        return new Side<>() {
            @Override
            public void prepare() throws SQLException {
                backlog.empty();
            }

            @Override
            public Measured measure() throws Exception {
                try (var producer = topic.producer()) {
                    producer.partitionsFor(BenchTopic.NAME);
                    return paced(length, begun -> n -> {
                        var message = message(n);
                        begun[(int) n] = System.nanoTime();
                        var _ = producer.send(message, Latency::mustArrive);
                    });
                }
            }
        };
    }

    private static void mustArrive(Object where, Exception failure) {
        if (failure != null) {
            throw new IllegalStateException("not sent", failure);
        }
    }

    private interface Sending {
        LongConsumer noting(long[] begun);
    }

    private Measured paced(Duration length, Sending sending) throws Exception {
        var events = (int) (length.toMillis() * RATE / 1000);
        var begun = new long[events + 1];
        var arrived = new long[events + 1];
        var send = sending.noting(begun);
        try (var reader = topic.fromNowOn();
                var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            var reading = threads.submit(() -> read(reader, arrived));
            var start = System.nanoTime();
            var writing = new ArrayList<Future<?>>();
            for (var writer = 1; writer <= WRITERS; writer++) {
                var first = writer;
                writing.add(threads.submit(() -> write(first, events, start, send)));
            }
            for (var one : writing) {
                one.get();
            }
            var rate = events / ((System.nanoTime() - start) / 1e9);
            reading.get();
            return measured(begun, arrived, rate);
        }
    }

    /** Each writer has its own beat, and the beats are interleaved. A late writer sends at once. */
    private static void write(int first, int events, long start, LongConsumer send) {
        for (long n = first; n <= events; n += WRITERS) {
            var due = start + n * 1_000_000_000L / RATE;
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            send.accept(n);
        }
    }

    /** Reads until all events have arrived: each once, and those of a key in the order of sending. */
    private static void read(KafkaConsumer<String, byte[]> reader, long[] arrived) {
        var last = new HashMap<String, Long>();
        var giveUp = System.nanoTime() + PATIENCE.toNanos() + arrived.length * 1_000_000_000L / RATE;
        for (var seen = 0; seen < arrived.length - 1; ) {
            if (System.nanoTime() - giveUp > 0) {
                throw new IllegalStateException("lost: " + seen + " of " + (arrived.length - 1) + " arrived");
            }
            for (var record : reader.poll(Duration.ofMillis(100))) {
                var n = BenchTopic.sequence(record);
                if (arrived[(int) n] != 0) {
                    throw new IllegalStateException("event " + n + " arrived twice");
                }
                var before = last.put(record.key(), n);
                if (before != null && before > n) {
                    throw new IllegalStateException("event " + n + " arrived after " + before);
                }
                arrived[(int) n] = System.nanoTime();
                seen++;
            }
        }
    }

    private static Measured measured(long[] begun, long[] arrived, double rate) {
        var events = begun.length - 1;
        var millis = new double[events];
        for (var n = 1; n <= events; n++) {
            millis[n - 1] = (arrived[n] - begun[n]) / 1e6;
        }
        Arrays.sort(millis);
        return new Measured(events, millis[events / 2], millis[(int) (events * 0.99)], millis[events - 1], rate);
    }

    /** The same bytes and headers that the relay sends. */
    private ProducerRecord<String, byte[]> message(long n) {
        var event = backlog.event(n);
        var message = new ProducerRecord<>(
                BenchTopic.NAME, event.key(), backlog.json(n).getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        Ids.next().toString(),
                        "ce_source",
                        "/bench",
                        "ce_type",
                        event.type(),
                        "ce_subject",
                        event.key(),
                        "ce_time",
                        "2026-01-01T00:00:00.000000Z",
                        "ce_dataschema",
                        "urn:icpfiling:schema:" + event.type() + ":v1",
                        "content-type",
                        "application/json",
                        BenchTopic.SEQUENCE,
                        Long.toString(n))
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}

package cn.icpfiling.platform.inbox;

import cn.icpfiling.platform.database.Causes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads one topic for one handler. Processes the keys of a batch in parallel, each key in order, and commits the
 * offsets when the whole batch is done. Starts without a broker and continues when one is reachable.
 */
final class PollLoop {
    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final long SHOW_LIFE_EVERY_MILLIS = 2000;

    private final InboxProcessor processor;
    private final String topic;
    private final Runnable ready;
    private final Map<String, Object> config;
    private final Semaphore parallel;
    private final long tidyEveryNanos;
    private final Thread thread;
    private volatile boolean stopping;
    private long stopBy;
    private volatile long retryAgainAt = System.nanoTime();
    private volatile long tidyAgainAt = System.nanoTime();
    private volatile long caughtUpAt = System.nanoTime();
    private volatile long lag;
    private Future<Boolean> aside = CompletableFuture.completedFuture(true);

    /** Reads nothing while {@code ready} throws. */
    PollLoop(
            InboxProcessor processor,
            String topic,
            Map<String, Object> broker,
            InboxSettings settings,
            Runnable ready) {
        this.processor = processor;
        this.ready = ready;
        this.topic = topic;
        this.parallel = new Semaphore(settings.parallel());
        this.tidyEveryNanos = settings.tidy().toNanos();
        this.config = new HashMap<>(broker);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, processor.consumer());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, processor.consumer());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.thread = Thread.ofPlatform().name("inbox-" + processor.consumer()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void askToStop() {
        stopBy = System.nanoTime() + STOP_WITHIN.toNanos();
        stopping = true;
    }

    /** Returns ten seconds after the loop was asked to stop in any case, so that all loops together take no longer than one. */
    void awaitStop() throws InterruptedException {
        thread.join(Duration.ofNanos(stopBy - System.nanoTime()));
    }

    private void run() {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            untilItCan(ready);
            while (!stopping) {
                try (var consumer = new KafkaConsumer<byte[], byte[]>(config)) {
                    read(consumer, workers);
                } catch (KafkaException | WorkerDied trouble) {
                    LOG.warnf("%s starts to read %s anew: %s", processor.consumer(), topic, Causes.brief(trouble, 300));
                    LockSupport.parkNanos(REST.toNanos());
                }
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, ExecutorService workers) {
        var batch = new Batch(consumer, workers);
        consumer.subscribe(List.of(topic), batch);
        while (!stopping) {
            var byKey = new LinkedHashMap<String, List<TakenRecord>>();
            for (var read : consumer.poll(POLL)) {
                var taken = TakenRecord.of(read);
                byKey.computeIfAbsent(taken.key(), key -> new ArrayList<>()).add(taken);
            }
            var done = byKey.isEmpty() || batch.isDone(byKey.values());
            if (done && !byKey.isEmpty()) {
                commit(consumer);
            }
            measure(consumer, done);
            if (aside.isDone()) {
                aside = workers.submit(() -> untilItCan(this::workAside));
            }
        }
    }

    /** Asks no broker: the last answer to a poll has told where each partition ends. */
    private void measure(KafkaConsumer<byte[], byte[]> consumer, boolean done) {
        var behind = 0L;
        var known = true;
        for (var partition : consumer.assignment()) {
            var unread = consumer.currentLag(partition);
            known &= unread.isPresent();
            behind += unread.orElse(0);
        }
        lag = behind;
        if (done && known && behind == 0 && isMember(consumer)) {
            caughtUpAt = System.nanoTime();
        }
    }

    /** A consumer that has lost its broker keeps its partitions and what it knew of them, and only its heartbeats stop. */
    private static boolean isMember(KafkaConsumer<byte[], byte[]> consumer) {
        for (var metric : consumer.metrics().values()) {
            if (metric.metricName().name().equals("last-heartbeat-seconds-ago")) {
                // -1 before the first one
                var seconds = ((Number) metric.metricValue()).doubleValue();
                return seconds >= 0 && seconds < SESSION.toSeconds();
            }
        }
        return false;
    }

    /** The records of this replica's partitions that it has not read. */
    long lag() {
        return lag;
    }

    /** How long ago this replica had last handled all records of its partitions, as a member of its group. */
    double behindSeconds() {
        return (System.nanoTime() - caughtUpAt) / 1e9;
    }

    /** Runs the periodic jobs beside the reading. */
    private void workAside() {
        var now = System.nanoTime();
        if (now - retryAgainAt >= 0) {
            retryAgainAt = now + REST.toNanos();
            processor.retryDue();
        }
        if (now - tidyAgainAt >= 0) {
            tidyAgainAt = now + tidyEveryNanos;
            processor.tidy();
        }
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            consumer.commitSync();
        } catch (CommitFailedException | RebalanceInProgressException moved) {
            LOG.infof("%s: partitions moved, their records come again and are skipped", processor.consumer());
        }
    }

    /**
     * Returns true when the work is done, false when the service stops first. A failure here is the database or the
     * keys.
     */
    private boolean untilItCan(Runnable work) {
        while (!stopping) {
            try {
                work.run();
                return true;
            } catch (RuntimeException trouble) {
                LOG.warnf("%s waits: %s", processor.consumer(), Causes.brief(trouble, 300));
                LockSupport.parkNanos(REST.toNanos());
            }
        }
        return false;
    }

    /** Processes a batch while the consumer keeps polling, so it stays a member of its group. */
    private final class Batch implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final ExecutorService workers;
        private boolean working;

        Batch(KafkaConsumer<byte[], byte[]> consumer, ExecutorService workers) {
            this.consumer = consumer;
            this.workers = workers;
        }

        boolean isDone(Collection<List<TakenRecord>> keys) {
            var open = keys.stream()
                    .map(records -> workers.submit(() -> oneKey(records)))
                    .toList();
            var done = true;
            for (var key : open) {
                done &= run(key);
            }
            return done;
        }

        private boolean oneKey(List<TakenRecord> records) throws InterruptedException {
            parallel.acquire();
            try {
                for (var taken : records) {
                    if (!untilItCan(() -> processor.take(taken))) {
                        return false;
                    }
                }
                return true;
            } finally {
                parallel.release();
            }
        }

        boolean run(Future<Boolean> work) {
            try {
                while (true) {
                    try {
                        return work.get(SHOW_LIFE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                    } catch (TimeoutException late) {
                        showLife();
                    }
                }
            } catch (ExecutionException e) {
                throw new WorkerDied(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping = true;
                return false;
            }
        }

        private void showLife() {
            working = true;
            consumer.pause(consumer.assignment());
            consumer.poll(Duration.ZERO);
            consumer.resume(consumer.assignment());
            working = false;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (working) {
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // the next owner receives uncommitted records again and skips those that are handled
        }
    }

    /** Out of memory, or a similar error. The batch is not committed and comes again. */
    private static final class WorkerDied extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WorkerDied(Throwable cause) {
            super(cause);
        }
    }
}

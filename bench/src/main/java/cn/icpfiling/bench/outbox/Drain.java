package cn.icpfiling.bench.outbox;

import cn.icpfiling.bench.measure.Pairs.Side;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** P8: the relay drains a backlog, compared with the same rows read and deleted without a broker. */
@ApplicationScoped
class Drain {
    /** Rows in a transaction of the plain side, whatever the relay's own batch is. */
    private static final int PLAIN_BATCH = 500;

    private static final Duration RELAY_NOTICES = Duration.ofMillis(1200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Backlog backlog;
    private final BenchTopic topic;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    Drain(Backlog backlog, BenchTopic topic, Outbox outbox, MeterRegistry metrics) {
        this.backlog = backlog;
        this.topic = topic;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** The number of drained events, and the time. */
    record Drained(int events, double seconds) {
        double perSecond() {
            return events / seconds;
        }
    }

    /** From the commit that frees the lease until every row is acknowledged and deleted. */
    Side<Drained> byRelay(int events) {
        return new Side<>() {
            @Override
            public void prepare() throws SQLException {
                backlog.stopRelay();
                backlog.empty();
                backlog.fill(events - 1);
                LockSupport.parkNanos(RELAY_NOTICES.toNanos());
            }

            @Override
            public Drained measure() {
                var goal = sent() + events;
                var before = topic.size();
                var begun = System.nanoTime();
                UnitOfWork.once(() -> {
                    backlog.letRelayRun();
                    outbox.append(backlog.event(events));
                    return null;
                });
                while (sent() < goal) {
                    if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                        throw new IllegalStateException(
                                "the relay still has %d rows, %.0f of %.0f events were sent, %d arrived"
                                        .formatted(backlog.rows(), sent(), goal, topic.size() - before));
                    }
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
                }
                var seconds = (System.nanoTime() - begun) / 1e9;
                var arrived = topic.size() - before;
                if (backlog.rows() != 0 || arrived != events) {
                    throw new IllegalStateException(
                            "%d events, %d arrived, %d rows left".formatted(events, arrived, backlog.rows()));
                }
                return new Drained(events, seconds);
            }
        };
    }

    Side<Drained> bySelectAndDelete(int events) {
        return new Side<>() {
            @Override
            public void prepare() throws SQLException {
                backlog.stopRelay();
                backlog.empty();
                backlog.fill(events);
                LockSupport.parkNanos(RELAY_NOTICES.toNanos());
            }

            @Override
            public Drained measure() throws SQLException {
                try (var connection = backlog.plainConnection()) {
                    var begun = System.nanoTime();
                    var gone = 0;
                    for (var step = PLAIN_BATCH; step > 0; gone += step) {
                        step = selectAndDelete(connection);
                    }
                    var seconds = (System.nanoTime() - begun) / 1e9;
                    if (gone != events) {
                        throw new IllegalStateException(events + " rows, " + gone + " deleted");
                    }
                    return new Drained(events, seconds);
                }
            }
        };
    }

    private double sent() {
        return metrics.counter("icp.outbox.sent").count();
    }

    private static int selectAndDelete(Connection connection) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var select = connection.prepareStatement(
                        "SELECT id, uuid, topic, event_key, type, aggregate_id, sequence, payload, traceparent, occurred_at"
                                + " FROM outbox ORDER BY id LIMIT " + PLAIN_BATCH);
                var result = select.executeQuery()) {
            while (result.next()) {
                ids.add(result.getLong(1));
                for (var column = 2; column <= 10; column++) {
                    result.getBytes(column);
                }
            }
        }
        if (!ids.isEmpty()) {
            try (var delete = connection.prepareStatement("DELETE FROM outbox WHERE id IN ("
                    + String.join(",", Collections.nCopies(ids.size(), "?")) + ")")) {
                for (var i = 0; i < ids.size(); i++) {
                    delete.setLong(i + 1, ids.get(i));
                }
                delete.executeUpdate();
            }
        }
        connection.commit();
        return ids.size();
    }
}

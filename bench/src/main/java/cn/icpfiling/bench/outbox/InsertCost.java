package cn.icpfiling.bench.outbox;

import cn.icpfiling.bench.measure.Pairs.Side;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** P10: the same business transaction with its event and without, one connection. */
@ApplicationScoped
class InsertCost {
    private static final String BODY = "y".repeat(300);

    private final Backlog backlog;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    InsertCost(Backlog backlog, Outbox outbox, Sql sql, Clock clock) {
        this.backlog = backlog;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** Transactions committed one after the other. */
    record Committed(long transactions, double seconds) {
        double perSecond() {
            return transactions / seconds;
        }
    }

    /**
     * @param relayRuns false: only what the transaction itself pays; true: the relay carries the events away meanwhile, on
     *     the same processors
     */
    Side<Committed> transactions(boolean withEvent, boolean relayRuns, Duration length) {
        return new Side<>() {
            @Override
            public void prepare() throws SQLException {
                backlog.stopRelay();
                backlog.empty();
                if (relayRuns) {
                    backlog.letRelayRun();
                }
            }

            @Override
            public Committed measure() {
                long begun = System.nanoTime();
                long count = 0;
                while (System.nanoTime() - begun < length.toNanos()) {
                    long n = ++count;
                    QuarkusTransaction.requiringNew().run(() -> business(withEvent, n));
                }
                return new Committed(count, (System.nanoTime() - begun) / 1e9);
            }
        };
    }

    /** An order is written with the first line of its history. */
    private void business(boolean withEvent, long n) {
        UUID order = Ids.next();
        sql.update(
                "INSERT INTO bench_order (id, holder, state, body, changed_at) VALUES (?, ?, ?, ?, ?)",
                order,
                order,
                "DRAFT",
                BODY,
                clock.instant());
        sql.update(
                "INSERT INTO bench_history (order_id, revision, act, actor, at) VALUES (?, ?, ?, ?, ?)",
                order,
                1,
                "DRAFT",
                order,
                clock.instant());
        if (withEvent) {
            outbox.append(backlog.event(n));
        }
    }
}

package cn.icpfiling.bench.outbox;

import cn.icpfiling.bench.measure.Pairs.Side;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** P10: the same transaction with its event and without, on one connection. */
@ApplicationScoped
class InsertCost {
    private static final String BODY = "y".repeat(300);

    private final Backlog backlog;
    private final Outbox outbox;
    private final Audit audit;
    private final Sql sql;
    private final Clock clock;

    InsertCost(Backlog backlog, Outbox outbox, Audit audit, Sql sql, Clock clock) {
        this.backlog = backlog;
        this.outbox = outbox;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /** Transactions committed one after the other. */
    record Committed(long transactions, double seconds) {
        double perSecond() {
            return transactions / seconds;
        }
    }

    /** The work of a transaction before its event. */
    enum Work {
        /** The minimum of any act in the suite: it locks a row, changes it, and writes history and audit. */
        STEP,
        /**
         * Less than any act of the suite. It is only reported, as the smallest transaction to compare the cost with.
         */
        TWO_INSERTS
    }

    /**
     * @param relayRuns false: only the cost inside the transaction; true: the relay also publishes the events at the
     *     same time, on the same processors
     */
    Side<Committed> transactions(Work work, boolean withEvent, boolean relayRuns, Duration length) {
        return new Side<>() {
            private UUID order;

            @Override
            public void prepare() throws SQLException {
                backlog.stopRelay();
                backlog.empty();
                order = Ids.next();
                insert(order);
                if (relayRuns) {
                    backlog.letRelayRun();
                }
            }

            @Override
            public Committed measure() {
                var begun = System.nanoTime();
                var count = 0L;
                while (System.nanoTime() - begun < length.toNanos()) {
                    var n = ++count;
                    UnitOfWork.once(() -> {
                        switch (work) {
                            case STEP -> step(order, n);
                            case TWO_INSERTS -> drafted(n);
                        }
                        if (withEvent) {
                            outbox.append(backlog.event(n));
                        }
                        return null;
                    });
                }
                return new Committed(count, (System.nanoTime() - begun) / 1e9);
            }
        };
    }

    private void step(UUID order, long n) {
        sql.first(
                row -> row.getString("state"),
                "SELECT id, holder, state, body, changed_at FROM bench_orders WHERE id = ? FOR UPDATE",
                order);
        sql.update(
                "UPDATE bench_orders SET state = ?, body = ?, changed_at = ? WHERE id = ?",
                "STEP-" + n % 2,
                BODY,
                clock.instant(),
                order);
        history(order, n);
        audit.record(Act.of("BENCH.STEP", "ORDER", order).with("to", n % 2));
    }

    private void drafted(long n) {
        var order = Ids.next();
        insert(order);
        history(order, n);
    }

    private void insert(UUID order) {
        sql.update(
                "INSERT INTO bench_orders (id, holder, state, body, changed_at) VALUES (?, ?, ?, ?, ?)",
                order,
                order,
                "DRAFT",
                BODY,
                clock.instant());
    }

    private void history(UUID order, long n) {
        sql.update(
                "INSERT INTO bench_history (order_id, revision, act, actor, at) VALUES (?, ?, ?, ?, ?)",
                order,
                n,
                "DRAFT",
                order,
                clock.instant());
    }
}

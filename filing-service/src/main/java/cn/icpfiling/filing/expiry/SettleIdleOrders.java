package cn.icpfiling.filing.expiry;

import cn.icpfiling.filing.core.Idleness;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.DueJobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Settles the orders that have waited for their applicants long enough for a reminder or the end, a page at a time,
 * each in its own transaction. One replica runs it; should two overlap, the order's lock lets one act, and the other
 * finds nothing due. An order that fails is skipped and found again next time.
 */
@ApplicationScoped
class SettleIdleOrders implements DueJobs {

    private static final Logger LOG = Logger.getLogger(SettleIdleOrders.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int PAGE = 200;

    private final OrderRepository orders;
    private final SettleIdleOrder settle;
    private final LeasedJob job;
    private final MeterRegistry meters;
    private final Clock clock;

    SettleIdleOrders(OrderRepository orders, SettleIdleOrder settle, Sql sql, MeterRegistry meters, Clock clock) {
        this.orders = orders;
        this.settle = settle;
        this.job = new LeasedJob(sql, "leases", "idle-orders", LEASE);
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    @Scheduled(
            identity = "idle-orders",
            every = "${icp.filing.idle-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        var today = LegalTime.dayOf(clock.instant());
        var page = idleOn(today, null);
        while (!page.isEmpty()) {
            for (var found : page) {
                if (!lease.keep()) {
                    return;
                }
                settled(found.id());
            }
            page = page.size() < PAGE ? List.of() : idleOn(today, page.getLast());
        }
    }

    /** Runs in its own transaction. Without one the session may keep its connection while each order takes another. */
    private List<OrderRepository.Idle> idleOn(LocalDate today, OrderRepository.Idle after) {
        return UnitOfWork.in(() -> orders.idleOn(today, after, PAGE));
    }

    private void settled(UUID orderId) {
        try {
            var done = settle.handle(orderId);
            if (done != Idleness.Due.NOTHING) {
                count(done.name());
            }
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            count("FAILED");
            LOG.errorf(e, "idle order %s could not be settled", orderId);
        }
    }

    private void count(String outcome) {
        meters.counter("icp.filing.idle.orders", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}

package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks again at unknown results: when the retry is due by the machine's clock, and on the legal day when the authority
 * should have the real-name data.
 */
@ApplicationScoped
class RepeatVerification implements DueJobs {

    private static final Logger LOG = Logger.getLogger(RepeatVerification.class);

    private final ClaimOrders claims;
    private final VerifyOrder verifyOrder;
    private final SettleVerdict settle;

    RepeatVerification(ClaimOrders claims, VerifyOrder verifyOrder, SettleVerdict settle) {
        this.claims = claims;
        this.verifyOrder = verifyOrder;
        this.settle = settle;
    }

    @Scheduled(
            identity = "repeat-verification",
            every = "${icp.verification.retry.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeatDue() {
        untilNoneIsLeft(claims::due);
        runDue();
    }

    @Override
    public void runDue() {
        untilNoneIsLeft(claims::dueToday);
    }

    /**
     * Ends, because a claim takes an order off both lists, and a pass in which every claim fails is the last one. The gates of the sources
     * bound how many requests go out.
     */
    private void untilNoneIsLeft(Supplier<List<UUID>> list) {
        var orders = list.get();
        while (!orders.isEmpty() && isAnyOffTheList(orders)) {
            orders = list.get();
        }
    }

    private boolean isAnyOffTheList(List<UUID> orders) {
        var off = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            orders.forEach(orderId -> threads.execute(() -> {
                if (isTaken(orderId)) {
                    off.set(true);
                }
            }));
        }
        return off.get();
    }

    /** Whether a replica took the order off the list, this one or another. */
    private boolean isTaken(UUID orderId) {
        try {
            if (claims.claim(orderId)) {
                verify(orderId);
            }
            return true;
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Order %s cannot be claimed now", orderId);
            return false;
        }
    }

    private void verify(UUID orderId) {
        try {
            verifyOrder.handle(orderId).ifPresentOrElse(settle::again, () -> settle.close(orderId));
        } catch (RuntimeException failed) {
            // The lease expires and the order is due again, so one order does not block the others.
            LOG.warnf(failed, "Order %s cannot be looked at now", orderId);
        }
    }
}

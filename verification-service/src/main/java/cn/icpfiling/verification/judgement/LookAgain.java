package cn.icpfiling.verification.judgement;

import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks again at what was unknown: when its time has come on the machine's clock, and on the legal day on which real-name data
 * are due at the authority.
 */
@ApplicationScoped
class LookAgain implements DueJobs {

    private static final Logger LOG = Logger.getLogger(LookAgain.class);

    private final ClaimLooks claims;
    private final LookAtOrder look;
    private final SettleJudgement settle;

    LookAgain(ClaimLooks claims, LookAtOrder look, SettleJudgement settle) {
        this.claims = claims;
        this.look = look;
        this.settle = settle;
    }

    @Scheduled(
            identity = "look-again",
            every = "${icp.verification.retry.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAgain() {
        lookAt(claims.due());
        runDue();
    }

    @Override
    public void runDue() {
        lookAt(claims.dueToday());
    }

    private void lookAt(List<UUID> orders) {
        for (var orderId : orders) {
            if (claims.claim(orderId)) {
                lookAt(orderId);
            }
        }
    }

    private void lookAt(UUID orderId) {
        try {
            look.handle(orderId).ifPresentOrElse(settle::again, () -> settle.close(orderId));
        } catch (RuntimeException failed) {
            // the lease runs out and the order is due again; one order must not hold up the others
            LOG.warnf(failed, "Order %s cannot be looked at now", orderId);
        }
    }
}

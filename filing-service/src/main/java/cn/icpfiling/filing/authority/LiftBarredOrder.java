package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.Blacklist.Condition;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Ends hold and flag of an order when the authority lifts its entry of the blacklist. The audit says of a flagged order who lifted what and
 * when, and what became of the order: no person of the provider has acted, and no step of the order tells it. A step would be a constant
 * that replicas of the last release do not read (ADR 0052).
 */
@ApplicationScoped
class LiftBarredOrder {

    private final BarredFilings barred;
    private final UploadBatches batches;
    private final Audit audit;
    private final Clock clock;

    LiftBarredOrder(BarredFilings barred, UploadBatches batches, Audit audit, Clock clock) {
        this.barred = barred;
        this.batches = batches;
        this.audit = audit;
        this.clock = clock;
    }

    /** What becomes of the order. */
    enum Outcome {
        /** The authority has it, and decides. */
        WITH_AUTHORITY,
        /** Another entry bars it, or it cannot be sent for another reason. */
        STILL_HELD,
        /** It goes on, to a reviewer for another reason. */
        STILL_FLAGGED,
        FREE
    }

    /**
     * @param order locked
     * @param lifted of which the entry was
     * @param said when the authority lifted it; null if it names no time
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(Order order, Condition lifted, Instant said) {
        var flagged = order.verdict().needsPerson();
        var outcome = lifted(order);
        if (flagged) {
            audit.record(Act.of("BLACKLIST.LIFT", "ORDER", order.id())
                    .with("role", OrderRole.AUTHORITY)
                    .with("entry", lifted.isDomain() ? "DOMAIN" : "SUBJECT")
                    .with("said", said == null ? null : said.truncatedTo(ChronoUnit.SECONDS))
                    .with("outcome", outcome));
        }
    }

    private Outcome lifted(Order order) {
        if (order.state().withAuthority()) {
            return Outcome.WITH_AUTHORITY;
        }
        if (!barred.of(order).isEmpty()
                || (order.state() == OrderState.AWAITING_SUBMISSION
                        && !batches.endHold(order.id(), order.submission(), FlagBarredOrder.HOLD))) {
            return Outcome.STILL_HELD;
        }
        order.openRules().unbarred(clock.instant());
        return order.verdict().needsPerson() ? Outcome.STILL_FLAGGED : Outcome.FREE;
    }
}

package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Leaves a submitted order to reviewers when the authority bars what it would file. The approval is refused anyway; the flag tells a
 * reviewer before. An approved order is held back from the upload too, until a reviewer returns it, its applicant withdraws it or
 * the authority lifts the entry ({@link LiftBarredOrder}). A draft is told at its precheck. Of an order in an upload the
 * authority decides; the list is asked again before an order joins one, and when one is refused.
 */
@ApplicationScoped
public class FlagBarredOrder {
    /** The code of the hold, which issues of the authority show. */
    static final String HOLD = "BLACKLISTED";

    private final BarredFilings barred;
    private final UploadBatches batches;
    private final OrderProgress progress;
    private final Clock clock;

    FlagBarredOrder(BarredFilings barred, UploadBatches batches, OrderProgress progress, Clock clock) {
        this.barred = barred;
        this.batches = batches;
        this.progress = progress;
        this.clock = clock;
    }

    /** @param order locked */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Order order) {
        handle(List.of(order));
    }

    /**
     * Does the same for many, and asks for all at once.
     *
     * @param some locked
     * @return the barred ones
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<UUID> handle(Collection<Order> some) {
        // with the authority the decision is its own: a flag would hand the order to a reviewer meanwhile
        var ours = some.stream()
                .filter(order -> !order.state().withAuthority() && order.uploadBatch() == null)
                .toList();
        var found = barred.stored(ours);
        ours.stream()
                .filter(order -> found.containsKey(order.id()))
                .forEach(order -> flag(order, found.get(order.id())));
        return found.keySet();
    }

    private void flag(Order order, List<Violation> found) {
        var now = clock.instant();
        if (order.state() == OrderState.AWAITING_SUBMISSION) {
            batches.holdUnlessHeld(order.id(), order.submission(), HOLD, now);
        }
        if (!order.openSteps().allow(OrderAct.FLAG, OrderRole.SYSTEM)) {
            return;
        }
        progress.perform(
                order,
                OrderAct.FLAG,
                OrderActor.SYSTEM,
                now,
                found.stream()
                        .map(violation -> Reason.of(violation.code(), violation.pointer()))
                        .toList());
    }

    /**
     * Keeps the flag of an order whose rules were settled while the authority bars it. Call after the settlement.
     *
     * @param order locked
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keepFlag(Order order) {
        if (!order.verdict().needsPerson() && !barred.of(order).isEmpty()) {
            order.openRules().stayFlagged();
        }
    }
}

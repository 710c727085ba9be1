package cn.icpfiling.legacy.abandonments;

import cn.icpfiling.legacy.core.imports.OrderAbandonment;
import cn.icpfiling.legacy.store.LegacyOrderRepository;
import cn.icpfiling.legacy.store.OrderAbandonmentRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Asks the support to abandon the unfinished orders of an old login (LI-6), because such an order cannot move. Call it only
 * for a caller who knows the old password.
 */
@ApplicationScoped
public class AskAbandonment {

    /** An old login has one unfinished order, seldom two. The bound keeps a faulty load off the support desk. */
    private static final int MOST = 5;

    private final LegacyOrderRepository orders;
    private final OrderAbandonmentRepository abandonments;
    private final SettleAbandonment settle;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    AskAbandonment(
            LegacyOrderRepository orders,
            OrderAbandonmentRepository abandonments,
            SettleAbandonment settle,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.orders = orders;
        this.abandonments = abandonments;
        this.settle = settle;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    /** Stores the questions and opens their cases at once; a job opens those that account-service did not take. */
    public void handle(UUID legacyAccount, UUID account) {
        UnitOfWork.in(() -> asked(legacyAccount, account)).forEach(settle::handle);
    }

    /** The lock on the orders lets one of two requests ask. */
    private List<UUID> asked(UUID legacyAccount, UUID account) {
        return orders.lockedOpen(legacyAccount).stream()
                .filter(order -> !abandonments.isAsked(order.id()))
                .limit(MOST)
                .map(order -> {
                    var asked = new OrderAbandonment(
                            Ids.next(),
                            order.id(),
                            account,
                            clock.instant(),
                            machine.instant().plus(SettleAbandonment.LEASE));
                    abandonments.persist(asked);
                    audit.record(Act.of("LEGACY_ORDER.ASK_ABANDONMENT", "LEGACY_ORDER", order.id()));
                    return asked.id();
                })
                .toList();
    }
}

package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.drafting.DraftFromRecord;
import cn.icpfiling.filing.progress.OrderProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * Creates the order that ends a record. The order takes its content from the record and is submitted at once, in one
 * transaction.
 */
@ApplicationScoped
class DraftDeregistration {

    private final DraftFromRecord draft;
    private final OrderProgress progress;
    private final Clock clock;

    DraftDeregistration(DraftFromRecord draft, OrderProgress progress, Clock clock) {
        this.draft = draft;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * @param service null for the subject as a whole
     * @param rulesVersion of the provinces' rules by which the gate was chosen
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Order handle(OrderType type, Subject subject, FiledService service, OrderActor actor, int rulesVersion) {
        return submitted(draft.handle(type, subject, service, actor), actor, rulesVersion);
    }

    /** Creates the provider's own order, which has no gate. */
    @Transactional(Transactional.TxType.MANDATORY)
    Order ofProvider(
            OrderType type,
            Subject subject,
            FiledService service,
            OrderActor actor,
            ProviderGround ground,
            int rulesVersion) {
        return submitted(draft.ofProvider(type, subject, service, actor, ground), actor, rulesVersion);
    }

    private Order submitted(Order order, OrderActor actor, int rulesVersion) {
        order.judgedUnder(null, new RulesApplied(rulesVersion, List.of(), List.of()));
        progress.perform(order, OrderAct.SUBMIT, actor, clock.instant());
        return order;
    }
}

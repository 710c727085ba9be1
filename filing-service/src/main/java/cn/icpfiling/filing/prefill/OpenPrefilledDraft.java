package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.drafting.DraftOrder;
import cn.icpfiling.filing.drafting.EnterService;
import cn.icpfiling.filing.drafting.EnterSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Opens a draft for the caller by the use cases of the single calls, and enters what the partner prepared. */
@ApplicationScoped
class OpenPrefilledDraft {

    private final DraftOrder draftOrder;
    private final EnterSubject enterSubject;
    private final EnterService enterService;

    OpenPrefilledDraft(DraftOrder draftOrder, EnterSubject enterSubject, EnterService enterService) {
        this.draftOrder = draftOrder;
        this.enterSubject = enterSubject;
        this.enterService = enterService;
    }

    /** A subject that is on record stands as it was filed; what the partner wrote of it is left out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order handle(UUID typeCheck, UUID partner, PrefillContent content) {
        var order = draftOrder.open(typeCheck, partner);
        if (content.subject() != null && order.onRecord().isSubjectEntered(order.type())) {
            enterSubject.enter(order, content.subject());
        }
        if (content.service() != null && order.type().hasService()) {
            enterService.enter(order, content.service());
        }
        return order;
    }
}

package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Decides who may see a prefilled order: the partner that prepared it. Another one's is 404, as one that does not exist. */
@RequestScoped
class PrefillAccess {

    private final CurrentActor actor;
    private final PrefilledOrderRepository orders;

    PrefillAccess(CurrentActor actor, PrefilledOrderRepository orders) {
        this.actor = actor;
        this.orders = orders;
    }

    UUID partner() {
        var partner = actor.get().partner();
        if (partner == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return partner;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    PrefilledOrder readable(UUID id) {
        return orders.findByIdOptional(id)
                .filter(found -> found.partner().equals(actor.get().partner()))
                .orElseThrow(PrefillAccess::unknown);
    }

    /** 404 unless the caller may read it: the first check of every change. */
    @Transactional
    void requireReadable(UUID id) {
        readable(id);
    }

    /** Returns it for a change by its partner, locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    PrefilledOrder own(UUID id) {
        var found = orders.locked(id);
        if (!found.partner().equals(actor.get().partner())) {
            throw unknown();
        }
        return found;
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}

package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.account.store.Partners;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** What suspending and resuming a partner have in common: the lock, If-Match, idempotency and the audit entry. */
@ApplicationScoped
class PartnerChanges {

    private final Once once;
    private final Partners partners;
    private final Audit audit;

    PartnerChanges(Once once, Partners partners, Audit audit) {
        this.once = once;
        this.partners = partners;
        this.audit = audit;
    }

    Answer perform(PartnerAct act, UUID id, Attempt attempt, IfMatch ifMatch, Consumer<Partner> change) {
        UnitOfWork.run(() -> existing(id));
        return once.perform(attempt, () -> {
            var partner = existing(id);
            ifMatch.require(partner.version());
            change.accept(partner);
            partners.flush();
            audit.record(Act.of("PARTNER." + act, "PARTNER", id));
            return TaggedPartner.of(partner).reply(200, null);
        });
    }

    private Partner existing(UUID id) {
        return partners.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}

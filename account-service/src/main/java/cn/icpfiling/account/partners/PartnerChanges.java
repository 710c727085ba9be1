package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** What suspending and resuming a partner have in common: the lock, If-Match, idempotency and the audit entry. */
@ApplicationScoped
class PartnerChanges {

    private final IdempotencyService idempotency;
    private final PartnerRepository partners;
    private final Audit audit;

    PartnerChanges(IdempotencyService idempotency, PartnerRepository partners, Audit audit) {
        this.idempotency = idempotency;
        this.partners = partners;
        this.audit = audit;
    }

    StoredResponse perform(
            PartnerAct act, UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, Consumer<Partner> change) {
        UnitOfWork.run(() -> existing(id));
        return idempotency.perform(idempotentRequest, () -> {
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

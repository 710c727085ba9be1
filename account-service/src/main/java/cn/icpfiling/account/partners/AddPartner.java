package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Creates a partner. The machine's clock dates it, because the tokens of the partner's clients follow that clock too. */
@ApplicationScoped
class AddPartner {

    private final IdempotencyService idempotency;
    private final PartnerRepository partners;
    private final Audit audit;
    private final Clock clock;

    AddPartner(IdempotencyService idempotency, PartnerRepository partners, Audit audit, @MachineClock Clock clock) {
        this.idempotency = idempotency;
        this.partners = partners;
        this.audit = audit;
        this.clock = clock;
    }

    /** The name identifies a partner in lists and in the audit, so it is unique. The table's key decides. */
    StoredResponse handle(IdempotentRequest idempotentRequest, String name) {
        try {
            return idempotency.perform(idempotentRequest, () -> {
                var partner = new Partner(Ids.next(), name, clock.instant());
                partners.persistAndFlush(partner);
                audit.record(Act.of("PARTNER.ADD", "PARTNER", partner.id()));
                return TaggedPartner.of(partner).reply(201, "/api/v1/partners/" + partner.id());
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.PARTNER_NAME_TAKEN).causedBy(failure);
        }
    }
}

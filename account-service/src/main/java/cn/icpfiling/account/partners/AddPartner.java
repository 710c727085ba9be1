package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.Partners;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Creates a partner. The machine's clock dates it, because the tokens of the partner's clients follow that clock too. */
@ApplicationScoped
class AddPartner {

    private final Once once;
    private final Partners partners;
    private final Audit audit;
    private final Clock clock;

    AddPartner(Once once, Partners partners, Audit audit, @MachineClock Clock clock) {
        this.once = once;
        this.partners = partners;
        this.audit = audit;
        this.clock = clock;
    }

    /** The name identifies a partner in lists and in the audit, so it is unique. The table's key decides. */
    Answer handle(Attempt attempt, String name) {
        try {
            return once.perform(attempt, () -> {
                var partner = new Partner(Ids.next(), name, clock.instant());
                partners.persistAndFlush(partner);
                audit.record(Act.of("PARTNER.ADD", "PARTNER", partner.id()));
                return TaggedPartner.of(partner).reply(201, "/api/v1/partners/" + partner.id());
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) throw failure;
            throw new ProblemException(AccountProblem.PARTNER_NAME_TAKEN).causedBy(failure);
        }
    }
}

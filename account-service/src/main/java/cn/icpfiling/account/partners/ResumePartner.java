package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Resumes a suspended partner with its clients and credentials. Tokens that have not expired are accepted again. */
@ApplicationScoped
class ResumePartner {

    private final PartnerChanges changes;

    ResumePartner(PartnerChanges changes) {
        this.changes = changes;
    }

    Answer handle(UUID id, Attempt attempt, IfMatch ifMatch) {
        return changes.perform(PartnerAct.RESUME, id, attempt, ifMatch, Partner::resume);
    }
}

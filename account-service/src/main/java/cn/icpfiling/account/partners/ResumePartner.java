package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
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

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return changes.perform(PartnerAct.RESUME, id, idempotentRequest, ifMatch, Partner::resume);
    }
}

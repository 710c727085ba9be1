package cn.icpfiling.account.partners;

import cn.icpfiling.account.core.CancelReason;
import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Suspends a partner: its clients get no tokens, and no service accepts those that they have. Messages that the partner asked for and that
 * wait are cancelled. Its filings stay as they are, and their holders go on hearing of them.
 */
@ApplicationScoped
class SuspendPartner {

    private final PartnerChanges changes;
    private final NoticeRepository notices;
    private final Clock clock;

    SuspendPartner(PartnerChanges changes, NoticeRepository notices, @MachineClock Clock clock) {
        this.changes = changes;
        this.notices = notices;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return changes.perform(PartnerAct.SUSPEND, id, idempotentRequest, ifMatch, this::suspend);
    }

    /** The row of the partner is locked, so a message that is stored at the same time is either cancelled here or not stored. */
    private void suspend(Partner partner) {
        var now = clock.instant();
        partner.suspend(now);
        var _ = notices.cancelOf(partner.id(), CancelReason.PARTNER_SUSPENDED, now);
    }
}

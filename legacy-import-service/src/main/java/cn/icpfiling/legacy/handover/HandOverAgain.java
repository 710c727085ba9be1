package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Begins the hand-over of a filing once more, to the same account in the same way, after filing-service has lost it. The job that asks
 * again for hand-overs without an answer goes on with it.
 */
@ApplicationScoped
public class HandOverAgain {

    private final LegacyFilingRepository filings;
    private final ReadOldFiling read;
    private final Audit audit;
    private final Clock clock;

    HandOverAgain(LegacyFilingRepository filings, ReadOldFiling read, Audit audit, Clock clock) {
        this.filings = filings;
        this.read = read;
        this.audit = audit;
        this.clock = clock;
    }

    /** The key of the request is a new one, because the answer to the old key may still be stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(UUID id) {
        var filing = filings.locked(id);
        var lost = filing.subjectId();
        filing.handOverAgain(Ids.next(), clock.instant());
        read.makeKey(filing);
        audit.record(Act.of("LEGACY_FILING.HAND_OVER_AGAIN", "LEGACY_FILING", id)
                .with("account", filing.account())
                .with("subject", lost)
                .with("handOver", filing.handOverId()));
    }
}

package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineAnswer;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.typecheck.InquiryResult;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.filing.store.StatusInquiryRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Records the authority's answer about a case. Under the case's lock it checks whether the query is still due, because
 * the holder may have closed the case or changed the day. Silence never ends a case.
 */
@ApplicationScoped
class SettleInquiry {

    private static final Logger LOG = Logger.getLogger(SettleInquiry.class);

    private final OfflineDeregistrationRepository cases;
    private final FiledServiceRepository services;
    private final SubjectRepository subjects;
    private final StatusInquiryRepository inquiries;
    private final OfflineProgress progress;
    private final Clock clock;

    SettleInquiry(
            OfflineDeregistrationRepository cases,
            FiledServiceRepository services,
            SubjectRepository subjects,
            StatusInquiryRepository inquiries,
            OfflineProgress progress,
            Clock clock) {
        this.cases = cases;
        this.services = services;
        this.subjects = subjects;
        this.inquiries = inquiries;
        this.progress = progress;
        this.clock = clock;
    }

    void handle(UUID id, OfflineAnswer answer) {
        UnitOfWork.run(() -> settle(id, answer));
    }

    /**
     * Looks at a case about which the authority's query cannot be asked. The number that is in its way is known by our own records,
     * and these end with the authority's word alone; or a member of staff found it out, and one who looked after the papers were
     * handed in tells its end.
     */
    void byOwnRecords(UUID id) {
        UnitOfWork.run(() -> {
            var found = cases.locked(id);
            var now = clock.instant();
            if (!found.isDue(now)) {
                return;
            }
            if (hasEnded(found)) {
                progress.free(found, now);
            } else {
                found.stillOnRecord(now);
            }
        });
    }

    /** A case that cannot be looked at waits longer each time. Otherwise it would stay due before all others. */
    void notLookedAt(UUID id) {
        UnitOfWork.run(() -> {
            var found = cases.locked(id);
            var now = clock.instant();
            if (found.isDue(now)) {
                found.notLookedAt(now);
            }
        });
    }

    private boolean hasEnded(OfflineDeregistration found) {
        return subjects.byNumber(found.filingNumber())
                .map(subject -> subject.status() == RecordStatus.DEREGISTERED)
                .orElseGet(() -> isFoundUnfiled(found));
    }

    private boolean isFoundUnfiled(OfflineDeregistration found) {
        return inquiries.newest(found.holder(), found.identity().certificateIndex()).stream()
                .filter(inquiry -> inquiry.result() != null && inquiry.result() != InquiryResult.NOT_TOLD)
                .findFirst()
                .filter(inquiry -> inquiry.result() == InquiryResult.NOT_FILED)
                .filter(inquiry -> !LegalTime.dayOf(inquiry.askedAt()).isBefore(found.handedInOn()))
                .isPresent();
    }

    private void settle(UUID id, OfflineAnswer answer) {
        var found = cases.locked(id);
        var now = clock.instant();
        if (!found.isDue(now)) {
            return;
        }
        switch (answer) {
            case SHOWN -> found.stillShown(now);
            case SILENT -> found.unanswered(now);
            case NOT_SHOWN -> free(found, now);
        }
    }

    /**
     * The authority decides. If our own records still have the filing, the log says so, because they would refuse the
     * next filing.
     */
    private void free(OfflineDeregistration found, Instant now) {
        progress.free(found, now);
        var ours = found.ground() == OfflineGround.DOMAIN_HELD_BY_OTHER
                ? services.liveByDomain(found.identity().domain()).isPresent()
                : subjects.liveByCertificate(found.identity().certificateIndex())
                        .isPresent();
        if (ours) {
            LOG.warnf("the authority no longer shows what case %s is about, our own records do", found.id());
        }
    }
}

package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.HolderLockTable;
import cn.icpfiling.filing.store.StatusInquiryRepository;
import cn.icpfiling.filing.typecheck.StatusInquiryView;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Asks the staff to find out whether the subject of a type check is filed. The account's lock keeps two requests apart. */
@ApplicationScoped
class RequestStatusInquiry {

    static final String OBJECT = "STATUS_INQUIRY";

    private final IdempotencyService idempotency;
    private final ActingFor actingFor;
    private final FilingTypeCheckRepository checks;
    private final StatusInquiryRepository inquiries;
    private final HolderLockTable holders;
    private final Audit audit;
    private final Clock clock;

    RequestStatusInquiry(
            IdempotencyService idempotency,
            ActingFor actingFor,
            FilingTypeCheckRepository checks,
            StatusInquiryRepository inquiries,
            HolderLockTable holders,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.actingFor = actingFor;
        this.checks = checks;
        this.inquiries = inquiries;
        this.holders = holders;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID typeCheckId, IdempotentRequest idempotentRequest) {
        return idempotency.perform(idempotentRequest, () -> request(checks.own(typeCheckId, actingFor::mayKnow)));
    }

    private Reply request(FilingTypeCheck check) {
        var now = clock.instant();
        if (!check.needsInquiry()) {
            throw new ProblemException(FilingProblem.STATUS_INQUIRY_NOT_NEEDED);
        }
        if (check.isTooOld(now)) {
            throw new ProblemException(FilingProblem.TYPE_CHECK_TOO_OLD, FilingTypeCheck.GOOD_FOR.toHours());
        }
        var holder = Holder.of(check);
        holders.lock(holder.account());
        requireRoom(check);
        var made = new StatusInquiry(Ids.next(), holder, check.id(), now);
        inquiries.persist(made);
        audit.record(Act.of(OBJECT + ".REQUEST", OBJECT, made.id())
                .with("typeCheck", check.id())
                .with("onBehalfOf", actingFor.behalf(holder.account())));
        return new Reply(201, "/api/v1/filing-type-checks/" + check.id(), null, StatusInquiryView.of(made));
    }

    private void requireRoom(FilingTypeCheck check) {
        var newest = inquiries.about(check);
        if (newest.filter(StatusInquiry::isWaiting).isPresent()) {
            throw new ProblemException(FilingProblem.STATUS_INQUIRY_WAITING);
        }
        if (newest.filter(inquiry -> inquiry.isAnsweredSince(check.checkedAt())).isPresent()) {
            throw new ProblemException(FilingProblem.STATUS_INQUIRY_ANSWERED);
        }
        if (inquiries.waitingOf(check.holder()) >= StatusInquiry.MOST_WAITING) {
            throw new ProblemException(FilingProblem.STATUS_INQUIRIES_FULL, StatusInquiry.MOST_WAITING);
        }
    }
}

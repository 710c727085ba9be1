package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.store.StatusInquiryRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reveals the number of the certificate, without which no source can be asked. Only while the inquiry waits, and never to its own
 * account. The audit entry is committed before the answer is sent.
 */
@ApplicationScoped
class RevealInquiry {

    private final StatusInquiryRepository inquiries;
    private final StatusInquiryItems items;
    private final CurrentActor actor;
    private final AccountLimit limit;
    private final int perHour;
    private final Audit audit;
    private final Clock clock;

    RevealInquiry(
            StatusInquiryRepository inquiries,
            StatusInquiryItems items,
            CurrentActor actor,
            AccountLimit limit,
            @ConfigProperty(name = "icp.reveals.per-account-and-hour") int perHour,
            Audit audit,
            Clock clock) {
        this.inquiries = inquiries;
        this.items = items;
        this.actor = actor;
        this.limit = limit;
        this.perHour = perHour;
        this.audit = audit;
        this.clock = clock;
    }

    RevealedInquiry handle(UUID id) {
        UnitOfWork.run(() -> waiting(id));
        // Counts outside the transaction, so that a refusal holds no second connection.
        limit.count(actor.account(), AccountLimit.Kind.REVEAL, perHour);
        return UnitOfWork.in(() -> {
            var inquiry = waiting(id);
            var number = items.clearNumber(inquiry);
            audit.record(Act.of("DATA.REVEAL", RequestStatusInquiry.OBJECT, id)
                    .because("ASK_AUTHORITY")
                    .with("typeCheck", inquiry.typeCheckId())
                    .with("field0", "CERTIFICATE_NUMBER"));
            return new RevealedInquiry(id, number, clock.instant());
        });
    }

    private StatusInquiry waiting(UUID id) {
        var inquiry = inquiries.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        requireForeign(actor, inquiry);
        inquiry.requireWaiting();
        return inquiry;
    }

    /** A member of staff never finds out anything for an account of their own. */
    static void requireForeign(CurrentActor actor, StatusInquiry inquiry) {
        if (actor.get().isSamePersonAs(inquiry.holder())) {
            throw new ProblemException(FilingProblem.OWN_ORDER);
        }
    }
}

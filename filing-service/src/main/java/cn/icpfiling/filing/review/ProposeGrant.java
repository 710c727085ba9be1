package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.ProposedNumbers;
import cn.icpfiling.filing.filings.GrantCheck;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A reviewer enters the numbers of a grant that the platform could not apply. They are registered only after another
 * reviewer confirms them ({@link ConfirmDecision}): two persons replace the authority's download.
 */
@ApplicationScoped
class ProposeGrant {

    private final ReviewActs reviews;
    private final GrantCheck check;
    private final OrderViews views;

    ProposeGrant(ReviewActs reviews, GrantCheck check, OrderViews views) {
        this.reviews = reviews;
        this.check = check;
        this.views = views;
    }

    StoredResponse handle(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch, GrantProposal proposal) {
        return reviews.handle(orderId, idempotentRequest, ifMatch, order -> propose(order, proposal));
    }

    private Reply propose(Order order, GrantProposal proposal) {
        reviews.perform(order, OrderAct.PROPOSE_GRANT, List.of());
        var checked = requireFit(order, new ProposedNumbers(proposal.subjectNumber(), proposal.serviceNumber()), check);
        order.grantProposed(
                new ProposedNumbers(checked.subject(), checked.services().get(order.serviceId())));
        return views.of(order).reply();
    }

    /** Returns the numbers in the official form; 422 if they cannot be registered for the order. */
    static GrantCheck.Checked requireFit(Order order, ProposedNumbers numbers, GrantCheck check) {
        Map<UUID, String> ofService =
                numbers.service() == null ? Map.of() : Map.of(order.serviceId(), numbers.service());
        var checked = order.serviceId() == null && numbers.service() != null
                ? null
                : check.check(order, numbers.subject(), ofService);
        if (checked == null) {
            throw refused("/serviceNumber", GrantCheck.Fault.SERVICE_NUMBER_UNFIT);
        }
        if (checked.fault() != null) {
            throw refused(
                    checked.fault() == GrantCheck.Fault.SERVICE_NUMBER_UNFIT ? "/serviceNumber" : "/subjectNumber",
                    checked.fault());
        }
        return checked;
    }

    private static ProblemException refused(String pointer, GrantCheck.Fault fault) {
        return ProblemException.broken(List.of(Violation.of(pointer, fault.code(), null)));
    }
}

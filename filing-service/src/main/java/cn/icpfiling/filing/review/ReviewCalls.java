package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.review.ReviewCall;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.ReviewCallTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The calls of an order, and the check that they suffice for an approval. */
@ApplicationScoped
class ReviewCalls {

    private final OrderAccess access;
    private final ReviewPolicy policy;
    private final ReviewCallTable calls;
    private final KeysetPages pages;

    ReviewCalls(OrderAccess access, ReviewPolicy policy, ReviewCallTable calls, KeysetPages pages) {
        this.access = access;
        this.policy = policy;
        this.calls = calls;
        this.pages = pages;
    }

    /** Refuses unless a call of this submission confirmed it, if the policy demands a call. */
    void requireConfirmed(Order order) {
        if (policy.demandsCall(order) && !ReviewCall.confirm(calls.ofSubmission(order.id(), order.submission()))) {
            throw new ProblemException(FilingProblem.CALL_OUTSTANDING);
        }
    }

    Page<CallView> page(UUID orderId, String cursor, Integer wish) {
        access.requireKnown(orderId);
        var scope = "calls:" + access.caller() + ":" + orderId;
        return pages.pageByNumber(
                        scope,
                        cursor,
                        wish,
                        ReviewCall::sequence,
                        (before, atMost) -> calls.page(orderId, before == null ? Long.MAX_VALUE : before, atMost))
                .map(CallView::of);
    }
}

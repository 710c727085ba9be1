package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.ReviewCall;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.ReviewCallTable;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The calls of an order, and whether they are enough for an approval. */
@ApplicationScoped
class ReviewCalls {

    private final OrderAccess access;
    private final ReviewPolicy policy;
    private final ReviewCallTable calls;
    private final CursorCodec cursors;

    ReviewCalls(OrderAccess access, ReviewPolicy policy, ReviewCallTable calls, CursorCodec cursors) {
        this.access = access;
        this.policy = policy;
        this.calls = calls;
        this.cursors = cursors;
    }

    /** Where one is demanded, a call of this submission has confirmed it. */
    void requireConfirmed(Order order) {
        if (policy.demandsCall(order) && !ReviewCall.confirm(calls.ofSubmission(order.id(), order.submission()))) {
            throw new ProblemException(FilingProblem.CALL_OUTSTANDING);
        }
    }

    Page<CallView> page(UUID orderId, String cursor, Integer wish) {
        access.requireKnown(orderId);
        var scope = "calls:" + access.caller() + ":" + orderId;
        var before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = calls.page(orderId, before, limit + 1);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(Long.toString(shown.getLast().sequence())))
                : null;
        return new Page<>(shown.stream().map(CallView::of).toList(), next);
    }
}

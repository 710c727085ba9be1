package cn.icpfiling.verification.consumers;

import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.verification.verdicts.VerifySubmission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the steps of orders. A submission is judged, and so is an order for which a reviewer asks again. An order that
 * needs no verdict any more is closed, unless a newer submission was judged in the meantime. The facts are always those of the newest submission. A verdict belongs to the
 * submission that it judged.
 */
@ApplicationScoped
class SubmittedOrders implements EventHandler {

    private static final Set<String> SUBMITTED = Set.of("filing.order.submitted", "filing.order.resubmitted");
    private static final String ASKED = "filing.order.verification-asked";
    private static final Set<String> MOVED_ON = Set.of(
            "filing.order.returned",
            "filing.order.approved",
            "filing.order.rejected",
            "filing.order.withdrawn",
            "filing.order.abandoned",
            "filing.order.expired");

    private final VerifySubmission verifySubmission;

    /**
     * The fields of a step that this service reads. An order that goes straight to the authority has nothing to judge,
     * or keeps its verdict.
     */
    record Step(String to, UUID holder, int submission) {

        boolean isUnderReview() {
            return to.equals("PROVIDER_REVIEW") || to.equals("PROVIDER_RECHECK");
        }
    }

    SubmittedOrders(VerifySubmission verifySubmission) {
        this.verifySubmission = verifySubmission;
    }

    @Override
    public String topic() {
        return "icp.filing.order.v1";
    }

    @Override
    public String purpose() {
        return "judge-orders";
    }

    @Override
    public Set<String> types() {
        return Stream.of(SUBMITTED, Set.of(ASKED), MOVED_ON)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        if (SUBMITTED.contains(event.type())) {
            var step = event.as(Step.class);
            return step.isUnderReview() ? verifySubmission.handle(event.subject(), step.holder()) : () -> {};
        }
        var step = event.as(Step.class);
        return event.type().equals(ASKED)
                ? verifySubmission.handleAgain(event.subject(), step.holder())
                : verifySubmission.close(event.subject(), step.submission());
    }
}

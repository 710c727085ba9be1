package cn.icpfiling.verification.intake;

import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.verification.judgement.JudgeSubmission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the steps of orders: a submission is judged, and an order that is no longer to be judged is left alone. The facts are
 * always those of the newest submission; a verdict is bound to the submission that it judged.
 */
@ApplicationScoped
class SubmittedOrders implements EventHandler {

    private static final Set<String> SUBMITTED = Set.of("filing.order.submitted", "filing.order.resubmitted");
    private static final Set<String> MOVED_ON = Set.of(
            "filing.order.returned",
            "filing.order.approved",
            "filing.order.rejected",
            "filing.order.withdrawn",
            "filing.order.abandoned",
            "filing.order.expired");

    private final JudgeSubmission judge;

    SubmittedOrders(JudgeSubmission judge) {
        this.judge = judge;
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
        return Stream.concat(SUBMITTED.stream(), MOVED_ON.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        return SUBMITTED.contains(event.type()) ? judge.handle(event.subject()) : judge.close(event.subject());
    }
}

package cn.icpfiling.filing.intake;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.core.VerdictOutcome;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Keeps what verification-service found for a submission. A broken rule returns the order to its applicant; one that
 * could not be answered keeps the reviewer from approving; a verdict on an older submission says nothing.
 */
@ApplicationScoped
class VerdictHandler implements EventHandler {

    private static final Logger LOG = Logger.getLogger(VerdictHandler.class);
    private static final String PERSON_RULE = "P1";
    private static final Map<String, String> PARTS = Map.of(
            "SUBJECT_PRINCIPAL", "/subject/principal/certificateNumber",
            "SERVICE_PRINCIPAL", "/service/principal/certificateNumber");

    private final OrderRepository orders;
    private final OrderProgress progress;
    private final Clock clock;

    VerdictHandler(OrderRepository orders, OrderProgress progress, Clock clock) {
        this.orders = orders;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "icp.verification.verdict.v1";
    }

    @Override
    public String purpose() {
        return "verdicts";
    }

    @Override
    public Set<String> types() {
        return Set.of("verification.order.judged");
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var verdict = event.as(Verdict.class);
        return () -> orders.findByIdOptional(verdict.orderId(), LockModeType.PESSIMISTIC_WRITE)
                .ifPresentOrElse(
                        order -> take(order, verdict),
                        () -> LOG.warnf("verdict on an order that is not ours: %s", verdict.orderId()));
    }

    private void take(Order order, Verdict verdict) {
        var now = clock.instant();
        var outcome = VerdictOutcome.valueOf(verdict.outcome());
        var reasons = reasons(verdict, outcome);
        var current =
                order.judged(verdict.submission(), outcome, reasons, now) && verdict.submission() == order.submission();
        if (current && outcome == VerdictOutcome.BROKEN && inReview(order)) {
            progress.perform(order, OrderAct.REQUEST_CORRECTION, OrderActor.SYSTEM, now, reasons);
        }
    }

    private static boolean inReview(Order order) {
        return order.state() == OrderState.PROVIDER_REVIEW || order.state() == OrderState.PROVIDER_RECHECK;
    }

    /** What is not as it must be: of a broken verdict the broken rules, else those that were not answered. */
    private static List<Reason> reasons(Verdict verdict, VerdictOutcome outcome) {
        var wanted = outcome == VerdictOutcome.BROKEN ? "BROKEN" : "UNKNOWN";
        var reasons = new ArrayList<Reason>();
        for (var i = 0; i < verdict.domains().size(); i++) {
            var pointer = "/service/domains/" + i;
            verdict.domains().get(i).rules().stream()
                    .filter(rule -> wanted.equals(rule.result()))
                    .forEach(rule -> reasons.add(new Reason(rule.code(), pointer, rule.rule(), null)));
        }
        verdict.people().stream()
                .filter(person -> wanted.equals(person.result()))
                .forEach(person -> reasons.add(new Reason(
                        person.code(), PARTS.getOrDefault(person.part(), "/" + person.part()), PERSON_RULE, null)));
        return reasons;
    }
}

package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.RuleFinding;
import cn.icpfiling.filing.core.RuleResult;
import cn.icpfiling.filing.core.RulesApplied;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Submits an order, or submits it again. Other services are queried between two transactions. The second one checks
 * that the queried data is still what is submitted.
 */
@ApplicationScoped
public class SubmitOrder {

    private final Once once;
    private final OrderAccess access;
    private final OrderCheck check;
    private final DomainFindings domains;
    private final Declarations declarations;
    private final OrderProgress progress;
    private final OrderViews views;
    private final Clock clock;

    SubmitOrder(
            Once once,
            OrderAccess access,
            OrderCheck check,
            DomainFindings domains,
            Declarations declarations,
            OrderProgress progress,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.check = check;
        this.domains = domains;
        this.declarations = declarations;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen, Submission submission) {
        var look = QuarkusTransaction.requiringNew().call(() -> look(orderId, attempt, seen));
        if (look.earlier().isPresent()) {
            return look.earlier().get();
        }
        var prepared = asked(orderId, seen, submission, look.asked());
        return once.perform(attempt, () -> views.of(submit(prepared)).reply());
    }

    /** The query and its answer, for the transaction that submits. */
    public record Prepared(
            UUID orderId, IfMatch seen, Submission submission, DomainFindings.Asked asked, Findings found) {
        @Override
        public String toString() {
            return "Prepared[" + orderId + "]";
        }
    }

    /**
     * Runs the part of a submission outside its transaction, for callers who store the outcome in their own
     * transaction.
     */
    public Prepared prepare(UUID orderId, IfMatch seen, Submission submission) {
        return asked(
                orderId, seen, submission, QuarkusTransaction.requiringNew().call(() -> question(orderId, seen)));
    }

    private Prepared asked(UUID orderId, IfMatch seen, Submission submission, DomainFindings.Asked asked) {
        declarations.requireAccepted(submission);
        return new Prepared(orderId, seen, submission, asked, domains.of(asked));
    }

    /** The stored answer, or the query for verification-service. */
    private record Look(Optional<Answer> earlier, DomainFindings.Asked asked) {}

    /** Takes the order's lock first. A request with the same key has then answered, or has not begun. */
    private Look look(UUID orderId, Attempt attempt, IfMatch seen) {
        var order = access.own(orderId);
        var earlier = once.earlier(attempt);
        if (earlier.isPresent()) {
            return new Look(earlier, null);
        }
        return new Look(Optional.empty(), question(order, seen));
    }

    private DomainFindings.Asked question(UUID orderId, IfMatch seen) {
        return question(access.own(orderId), seen);
    }

    private DomainFindings.Asked question(Order order, IfMatch seen) {
        seen.require(order.version());
        requireSubmittable(order);
        return check.of(order).asked();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Order submit(Prepared prepared) {
        var asked = prepared.asked();
        var order = access.own(prepared.orderId());
        prepared.seen().require(order.version());
        // The record may have ended meanwhile, which no rule checks.
        requireSubmittable(order);
        var local = check.of(order);
        if (!local.asked().equals(asked)) {
            throw new ProblemException(CommonProblem.CONFLICT);
        }
        var findings = prepared.found().and(local.broken(), local.warnings(), local.toSettle());
        if (!findings.broken().isEmpty()) {
            throw ProblemException.broken(findings.broken());
        }
        order.judgedUnder(
                prepared.submission().declarationVersion(),
                new RulesApplied(asked.rulesVersion(), kept(findings.warnings()), kept(findings.toSettle())));
        var step = progress.perform(order, act(order), access.actor(), clock.instant());
        if (order.state().underReview() && !order.openRules().ofProvince().isEmpty()) {
            // Verification does not check the province's rules, so a reviewer settles them from the beginning.
            progress.perform(
                    order,
                    OrderAct.FLAG,
                    OrderActor.SYSTEM,
                    step.at(),
                    order.openRules().ofProvince().stream()
                            .map(RuleFinding::reason)
                            .toList());
        }
        return order;
    }

    private static List<RuleFinding> kept(List<Violation> found) {
        return found.stream()
                .map(one -> RuleFinding.of(one.pointer(), one.rule(), RuleResult.UNKNOWN, one.code()))
                .toList();
    }

    /** Checks that the state allows it and that the subject or service of the order is still on record. */
    private static void requireSubmittable(Order order) {
        order.onRecord().lifecycle(order.type()).step(order.state(), act(order), OrderRole.APPLICANT);
        order.onRecord().requireSubmittable(act(order));
    }

    /** A draft is submitted; an order that came back is submitted again. */
    static OrderAct act(Order order) {
        return order.state() == OrderState.DRAFT ? OrderAct.SUBMIT : OrderAct.RESUBMIT;
    }
}

package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
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

    private final IdempotencyService idempotency;
    private final OrderAccess access;
    private final OrderCheck check;
    private final RemoteFindings remote;
    private final Declarations declarations;
    private final OrderProgress progress;
    private final OrderViews views;
    private final Clock clock;

    SubmitOrder(
            IdempotencyService idempotency,
            OrderAccess access,
            OrderCheck check,
            RemoteFindings remote,
            Declarations declarations,
            OrderProgress progress,
            OrderViews views,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.check = check;
        this.remote = remote;
        this.declarations = declarations;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    StoredResponse handle(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch, Submission submission) {
        var look = UnitOfWork.in(() -> look(orderId, idempotentRequest, ifMatch));
        if (look.earlier().isPresent()) {
            return look.earlier().get();
        }
        var prepared = asked(orderId, ifMatch, submission, look.asked());
        return idempotency.perform(
                idempotentRequest, () -> views.of(submit(prepared)).reply());
    }

    /** The query and its answer, for the transaction that submits. */
    public record Prepared(
            UUID orderId, IfMatch ifMatch, Submission submission, DomainFindings.Asked asked, Findings found) {
        @Override
        public String toString() {
            return "Prepared[" + orderId + "]";
        }
    }

    /**
     * Runs the part of a submission outside its transaction, for callers who store the outcome in their own
     * transaction.
     */
    public Prepared prepare(UUID orderId, IfMatch ifMatch, Submission submission) {
        return asked(orderId, ifMatch, submission, UnitOfWork.in(() -> question(orderId, ifMatch)));
    }

    private Prepared asked(UUID orderId, IfMatch ifMatch, Submission submission, DomainFindings.Asked asked) {
        declarations.requireAccepted(submission);
        return new Prepared(
                orderId, ifMatch, submission, asked, remote.of(orderId, asked).found());
    }

    /** The answer given before, or what the network is to be asked. */
    private record Look(Optional<StoredResponse> earlier, DomainFindings.Asked asked) {}

    /** The order's lock comes first: a sender of the same key has answered by then, or has not begun. */
    private Look look(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        var order = access.own(orderId);
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return new Look(earlier, null);
        }
        return new Look(Optional.empty(), question(order, ifMatch));
    }

    private DomainFindings.Asked question(UUID orderId, IfMatch ifMatch) {
        return question(access.own(orderId), ifMatch);
    }

    private DomainFindings.Asked question(Order order, IfMatch ifMatch) {
        ifMatch.require(order.version());
        requireSubmittable(order);
        return check.of(order).asked();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Order submit(Prepared prepared) {
        var asked = prepared.asked();
        var order = access.own(prepared.orderId());
        prepared.ifMatch().require(order.version());
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
        order.judgedUnder(declarations.accepted(prepared.submission()), rules(order, asked, findings));
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

    /** A deregistration keeps the rules by which its gate was chosen. */
    private static RulesApplied rules(Order order, DomainFindings.Asked asked, Findings found) {
        return order.rules()
                .filter(_ -> order.type().isDeregistration())
                .orElseGet(
                        () -> new RulesApplied(asked.rulesVersion(), kept(found.warnings()), kept(found.toSettle())));
    }

    private static List<RuleFinding> kept(List<Violation> found) {
        return found.stream()
                .map(one -> RuleFinding.of(one.pointer(), one.rule(), RuleResult.UNKNOWN, one.code(), one.args()))
                .toList();
    }

    /**
     * Checks that the state allows it, that the subject or service of the order is still on record, and that no other order or filing has
     * its certificate meanwhile.
     */
    private void requireSubmittable(Order order) {
        if (order.type().isDeregistration()) {
            access.requireRightToEnd(order);
        }
        order.openSteps().require(act(order), OrderRole.APPLICANT);
        check.requireOnRecord(order);
        check.requireSubjectFree(order);
    }

    /** A draft is submitted; an order that came back is submitted again. */
    static OrderAct act(Order order) {
        return order.state() == OrderState.DRAFT ? OrderAct.SUBMIT : OrderAct.RESUBMIT;
    }
}

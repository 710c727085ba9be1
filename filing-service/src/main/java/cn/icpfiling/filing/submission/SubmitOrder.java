package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderLifecycle;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Submits an order, or submits it again. The network is asked between two transactions; the second one checks that what
 * was asked about is still what is submitted.
 */
@ApplicationScoped
class SubmitOrder {

    private final OrderAccess access;
    private final OrderCheck check;
    private final DomainFindings domains;
    private final Declarations declarations;
    private final OrderProgress progress;
    private final OrderViews views;
    private final Clock clock;

    SubmitOrder(
            OrderAccess access,
            OrderCheck check,
            DomainFindings domains,
            Declarations declarations,
            OrderProgress progress,
            OrderViews views,
            Clock clock) {
        this.access = access;
        this.check = check;
        this.domains = domains;
        this.declarations = declarations;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    OrderView handle(UUID orderId, Submission submission) {
        var asked = QuarkusTransaction.requiringNew().call(() -> {
            var order = access.own(orderId);
            OrderLifecycle.table().step(order.state(), act(order), OrderRole.APPLICANT);
            return check.of(order).asked();
        });
        declarations.requireAccepted(submission);
        var found = domains.of(asked);
        return QuarkusTransaction.requiringNew().call(() -> submit(orderId, submission, asked, found));
    }

    private OrderView submit(UUID orderId, Submission submission, DomainFindings.Asked asked, Findings found) {
        var order = access.own(orderId);
        // It may have ended meanwhile, and then no rule says so.
        OrderLifecycle.table().step(order.state(), act(order), OrderRole.APPLICANT);
        var local = check.of(order);
        if (!local.asked().equals(asked)) {
            throw new ProblemException(CommonProblem.CONFLICT);
        }
        var findings = found.and(local.broken());
        if (!findings.broken().isEmpty()) {
            throw ProblemException.broken(findings.broken());
        }
        order.acceptDeclaration(submission.declarationVersion());
        progress.perform(order, act(order), access.actor(), clock.instant());
        return views.of(order);
    }

    /** A draft is submitted; whatever came back is submitted again. */
    private static OrderAct act(Order order) {
        return order.state() == OrderState.DRAFT ? OrderAct.SUBMIT : OrderAct.RESUBMIT;
    }
}

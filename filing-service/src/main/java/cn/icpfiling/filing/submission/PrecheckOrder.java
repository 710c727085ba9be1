package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Runs the rules of a submission and stores nothing of the order. It works for every caller who may submit, even if the order is not
 * editable.
 */
@ApplicationScoped
class PrecheckOrder {

    private final OrderAccess access;
    private final OrderCheck check;
    private final RemoteFindings remote;
    private final Wording wording;
    private final Clock clock;

    PrecheckOrder(OrderAccess access, OrderCheck check, RemoteFindings remote, Wording wording, Clock clock) {
        this.access = access;
        this.check = check;
        this.remote = remote;
        this.wording = wording;
        this.clock = clock;
    }

    Precheck handle(UUID orderId) {
        var before = local(orderId);
        var told = remote.of(orderId, before.asked());
        var local = told.termChanged() ? local(orderId) : before;
        var findings = told.found().and(local.broken(), local.warnings(), local.toSettle());
        return new Precheck(
                orderId,
                findings.broken().isEmpty(),
                findings.broken().stream().map(wording::finding).toList(),
                findings.unknown().stream().map(wording::finding).toList(),
                findings.byPapers().stream().map(wording::finding).toList(),
                findings.warnings().stream().map(wording::finding).toList(),
                local.asked().rulesVersion(),
                clock.instant());
    }

    private OrderCheck.Local local(UUID orderId) {
        return UnitOfWork.in(() -> check.of(submittable(orderId)));
    }

    private Order submittable(UUID orderId) {
        var order = access.own(orderId);
        order.lifecycle().step(order.state(), SubmitOrder.act(order), OrderRole.APPLICANT);
        return order;
    }
}

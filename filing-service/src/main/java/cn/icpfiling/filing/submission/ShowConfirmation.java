package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.limits.MemberShare;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows the data of an order before its submission. */
@ApplicationScoped
class ShowConfirmation {

    private static final String ACT = "CONFIRMATION.SHOW";

    private final OrderAccess access;
    private final ConfirmationViews views;
    private final AccountLimit limit;
    private final MemberShare share;
    private final int perHour;
    private final Audit audit;

    ShowConfirmation(
            OrderAccess access,
            ConfirmationViews views,
            AccountLimit limit,
            MemberShare share,
            @ConfigProperty(name = "icp.confirmations.per-account-and-hour") int perHour,
            Audit audit) {
        this.access = access;
        this.views = views;
        this.limit = limit;
        this.share = share;
        this.perHour = perHour;
        this.audit = audit;
    }

    /**
     * Unmasked while the order waits for its holder, who checks the data: the one answer besides reveals that masks
     * nothing. Each such read is counted and audited before the answer is sent.
     */
    Confirmation handle(UUID orderId) {
        var holder = UnitOfWork.in(() -> {
            var order = access.readable(orderId);
            return isProofRead(order) ? order.holder() : null;
        });
        if (holder != null) {
            // Counts outside the transaction, so that a refusal holds no second connection.
            share.count(AccountLimit.Kind.CONFIRMATION, perHour);
            limit.count(holder, AccountLimit.Kind.CONFIRMATION, perHour);
        }
        return UnitOfWork.in(() -> shown(orderId, holder != null));
    }

    private static boolean isProofRead(Order order) {
        return order.state().waitingFor() == WaitingFor.APPLICANT;
    }

    private Confirmation shown(UUID orderId, boolean counted) {
        var order = access.readable(orderId);
        var clear = counted && isProofRead(order);
        if (clear) {
            audit.record(Act.of(ACT, "ORDER", orderId));
        }
        return views.of(order, clear);
    }
}

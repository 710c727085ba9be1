package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reveals data of an order. The audit entry is committed before the answer is sent. So even a lost answer is audited,
 * and there is no reveal without an entry.
 */
@ApplicationScoped
class RevealData {

    static final String OBJECT = "ORDER";

    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderContentRepository contents;
    private final AccountLimit limit;
    private final int perHour;
    private final Audit audit;
    private final Clock clock;

    RevealData(
            OrderAccess access,
            OrderRepository orders,
            OrderContentRepository contents,
            AccountLimit limit,
            @ConfigProperty(name = "icp.reveals.per-account-and-hour") int perHour,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.orders = orders;
        this.contents = contents;
        this.limit = limit;
        this.perHour = perHour;
        this.audit = audit;
        this.clock = clock;
    }

    RevealedData handle(UUID orderId, RevealRequest request) {
        access.requireForeign(orderId);
        var role = access.isReviewer() ? RevealRole.REVIEWER : RevealRole.SUPPORT;
        UnitOfWork.run(() -> open(orderId, role));
        var broken = request.faults(role, RevealedField::isOfOrders);
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
        // Counts outside the transaction, so that a refusal holds no second connection.
        limit.count(access.account(), AccountLimit.Kind.REVEAL, perHour);
        return UnitOfWork.in(() -> reveal(orderId, role, request));
    }

    private RevealedData reveal(UUID orderId, RevealRole role, RevealRequest request) {
        var order = open(orderId, role);
        var clear = new RevealedField.Clear(
                contents.certificateNumber(order),
                contents.subject(orderId).orElse(null),
                contents.service(orderId).orElse(null),
                null);
        var wanted = request.wanted();
        audit.record(RevealEntry.of(OBJECT, orderId, role, request));
        return new RevealedData(
                orderId,
                request.reason(),
                clock.instant(),
                wanted.stream()
                        .map(field -> new RevealedData.RevealedValue(field, field.in(clear)))
                        .toList());
    }

    /** A reviewer may reveal data only while the order is under review; support may for a case. */
    private Order open(UUID orderId, RevealRole role) {
        var order = orders.findById(orderId);
        if (role == RevealRole.REVIEWER && !order.state().underReview()) {
            throw new ProblemException(FilingProblem.NOT_UNDER_REVIEW, order.state());
        }
        return order;
    }
}

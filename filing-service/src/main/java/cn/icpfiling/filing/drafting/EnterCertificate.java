package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderKind.Part;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.limits.HolderLimits;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.ShownOrder;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/**
 * Enters a new certificate and nature of a filed subject in an order that changes it (docs/trade.md 1.2, 3.5). The type
 * check's rules for a certificate apply at once, because an order is found by its certificate. Two open orders, or two
 * filed subjects, never have the same. The answer tells whether the certificate is filed here, so another one than the order has counts as a type check.
 */
@ApplicationScoped
class EnterCertificate {

    private final OrderAccess access;
    private final HolderLimits limits;
    private final WriteCertificate write;
    private final OrderFacts.Book book;
    private final Clock clock;

    EnterCertificate(
            OrderAccess access, HolderLimits limits, WriteCertificate write, OrderFacts.Book book, Clock clock) {
        this.access = access;
        this.limits = limits;
        this.write = write;
        this.book = book;
        this.clock = clock;
    }

    ShownOrder handle(UUID orderId, IfMatch ifMatch, CertificateEntry entry) {
        var today = LegalTime.dayOf(clock.instant());
        // Counted outside the transaction: what is refused here holds no second connection.
        UnitOfWork.in(() -> {
                    var order = enterable(orderId, ifMatch);
                    refuseFaults(order, entry, today);
                    return write.isAsked(order, entry, today)
                            ? Optional.of(Holder.of(order))
                            : Optional.<Holder>empty();
                })
                .ifPresent(holder -> limits.count(holder, AccountLimit.Kind.TYPE_CHECK));
        return UnitOfWork.in(() -> write.handle(enterable(orderId, ifMatch), entry, today));
    }

    private Order enterable(UUID orderId, IfMatch ifMatch) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        order.requireEditable();
        order.type().requireIdentityEntry(Part.CERTIFICATE);
        return order;
    }

    private void refuseFaults(Order order, CertificateEntry entry, LocalDate today) {
        var facts = OrderFacts.ofIdentity(
                new OrderFacts.Identity(
                        order.region(),
                        entry.nature(),
                        entry.certificateType(),
                        entry.certificateNumber(),
                        order.domain()),
                today,
                book);
        var broken = new ArrayList<>(FilingRules.certificate(facts));
        if (!entry.confirmsNumber()) {
            broken.addAll(FilingRules.unconfirmed(facts));
        }
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }
}

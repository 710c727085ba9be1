package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.AccessEnd;
import cn.icpfiling.filing.core.AccessStatus;
import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.ProviderProposal;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.core.RecordStatus;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.filings.EndAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.FiledServiceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The provider ends its access (docs/trade.md 3.6): no code, no password, and an open order is no reason against it. Such an order goes
 * back to its applicant if it is still with the provider; one that the authority or an upload batch has goes its way. A change of what is
 * served here no more is not submitted again. The caller holds the locks.
 */
@ApplicationScoped
class EndAccessByProvider {

    private final FiledServiceRepository services;
    private final OrderProgress progress;
    private final EndAccess endAccess;
    private final Clock clock;

    EndAccessByProvider(FiledServiceRepository services, OrderProgress progress, EndAccess endAccess, Clock clock) {
        this.services = services;
        this.progress = progress;
        this.endAccess = endAccess;
        this.clock = clock;
    }

    /** The order that went back; null where none did. */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID handle(Subject subject, FiledService service, ProviderProposal proposal, Optional<Order> open) {
        var now = clock.instant();
        open.filter(order -> needsAccessTo(service, order))
                .ifPresent(order -> order.onRecord().ended(ActBlock.Code.ACCESS_CANCELLED));
        var returned = open.filter(order -> goesBack(order, now)).map(Order::id);
        endAccess.handle(
                subject,
                service,
                AccessEnd.byProvider(proposal.ground().reason()),
                Map.of("role", "SUPPORT", "proposal", proposal.id()),
                now);
        return returned.orElse(null);
    }

    /** A change is made here only while the site, or any site of the subject, is served here (docs/trade.md 3.5). */
    private boolean needsAccessTo(FiledService service, Order order) {
        if (order.type() == OrderType.CHANGE_SERVICE) {
            return service.id().equals(order.serviceId());
        }
        return order.type() == OrderType.CHANGE_SUBJECT
                && services.ofSubject(service.subjectId()).stream()
                        .filter(other -> !other.id().equals(service.id()))
                        .filter(other -> other.status() == RecordStatus.REGISTERED)
                        .noneMatch(other -> other.accessStatus() == AccessStatus.LIVE);
    }

    /** An order in a batch is as good as with the authority. */
    private boolean goesBack(Order order, Instant now) {
        if (!order.allowedActs(OrderRole.SYSTEM).contains(OrderAct.REQUEST_CORRECTION)) {
            return false;
        }
        progress.perform(
                order,
                OrderAct.REQUEST_CORRECTION,
                OrderActor.SYSTEM,
                now,
                List.of(Reason.of("ACCESS.CANCELLED_BY_PROVIDER", "")));
        return true;
    }
}

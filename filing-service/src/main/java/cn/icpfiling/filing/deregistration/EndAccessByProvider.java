package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.acts.FormOfRecord;
import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.records.AccessEnd;
import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.EndAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends the access for the provider (docs/trade.md 3.6), without code or password and in spite of an open order. An open
 * order goes back to its applicant if it is still with the provider. One that the authority or an upload batch has
 * continues. A change of a filing that is no longer served here cannot be submitted again. The caller holds the locks.
 */
@ApplicationScoped
class EndAccessByProvider {

    private final FiledServiceRepository services;
    private final OrderProgress progress;
    private final EndAccess endAccess;
    private final FormOfRecord form;
    private final Clock clock;

    EndAccessByProvider(
            FiledServiceRepository services,
            OrderProgress progress,
            EndAccess endAccess,
            FormOfRecord form,
            Clock clock) {
        this.services = services;
        this.progress = progress;
        this.endAccess = endAccess;
        this.form = form;
        this.clock = clock;
    }

    /**
     * Returns the order that went back; null if there is none.
     *
     * @param open the subject's open order
     * @param details who ends the access, for the audit
     */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID handle(
            Subject subject,
            FiledService service,
            ProviderGround ground,
            Optional<Order> open,
            Map<String, Object> details) {
        var now = clock.instant();
        open.filter(order -> needsAccessTo(subject, service, order, LegalTime.dayOf(now)))
                .ifPresent(order -> order.onRecord().ended(ActBlock.Code.ACCESS_CANCELLED));
        var returned = open.filter(order -> goesBack(order, now)).map(Order::id);
        endAccess.handle(subject, service, AccessEnd.byProvider(ground), details, now);
        return returned.orElse(null);
    }

    /**
     * A change needs access here to the site, or to any site of the subject (docs/trade.md 3.5); one that closes the gaps of a subject of
     * the old platform needs none, as where it is opened (2.4).
     */
    private boolean needsAccessTo(Subject subject, FiledService service, Order order, LocalDate today) {
        if (order.type().changesService()) {
            return service.id().equals(order.serviceId());
        }
        return order.type().changesSubject()
                && services.ofSubject(service.subjectId()).stream()
                        .filter(other -> !other.id().equals(service.id()))
                        .filter(other -> other.status() == RecordStatus.REGISTERED)
                        .noneMatch(other -> other.accessStatus() == AccessStatus.LIVE)
                && !form.isUnfit(subject, today);
    }

    /** Sends the order back unless the authority or an upload batch has it; returns whether it did. */
    private boolean goesBack(Order order, Instant now) {
        if (!order.openSteps().allow(OrderAct.REQUEST_CORRECTION, OrderRole.SYSTEM)) {
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

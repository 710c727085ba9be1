package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.rules.PersonalDataIsInClear;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.progress.ShownOrder;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Replaces or changes the service of an order that waits for its applicant, and binds its service number. */
@ApplicationScoped
public class EnterService {

    private final OrderAccess access;
    private final OrderContentRepository contents;
    private final ServiceNumberRepository numbers;
    private final OrderViews views;
    private final Clock clock;

    EnterService(
            OrderAccess access,
            OrderContentRepository contents,
            ServiceNumberRepository numbers,
            OrderViews views,
            Clock clock) {
        this.access = access;
        this.contents = contents;
        this.numbers = numbers;
        this.views = views;
        this.clock = clock;
    }

    @Transactional
    ShownOrder handle(UUID orderId, IfMatch ifMatch, ServicePart part) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        enter(order, part);
        return views.of(order);
    }

    /** Changes the fields of the patch and keeps the others, so that the caller need not know them. */
    @Transactional
    ShownOrder handle(UUID orderId, IfMatch ifMatch, MergePatch<ServiceEntry> patch) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        requireEditable(order);
        PersonalDataIsInClear.require(patch.entry().part());
        var before = contents.service(orderId).orElse(ServicePart.NOTHING);
        save(order, patch.appliedTo(before, ServicePart.class));
        return views.of(order);
    }

    /** Enters the service into an order that the caller has locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(Order order, ServicePart part) {
        requireEditable(order);
        PersonalDataIsInClear.require(part);
        save(order, part);
    }

    private static void requireEditable(Order order) {
        order.requireEditable();
        if (!order.type().hasService()) {
            throw new ProblemException(FilingProblem.NO_SERVICE_IN_ORDER);
        }
    }

    private void save(Order order, ServicePart part) {
        order.edited(clock.instant());
        if (!order.type().isChange()) {
            bind(order, part.serviceNumber());
        } else if (part.serviceNumber() != null) {
            throw ProblemException.broken(
                    List.of(Violation.of("/serviceNumber", "SERVICE_NUMBER_NOT_NEEDED", "F-050")));
        }
        contents.save(order.id(), part);
    }

    private void bind(Order order, String wanted) {
        var bound = numbers.lockedOfOrder(order.id());
        if (wanted == null) {
            bound.ifPresent(ServiceNumber::release);
            return;
        }
        if (bound.isPresent() && bound.get().number().equals(wanted)) {
            return;
        }
        var number = numbers.lockedByNumber(wanted, order.holder())
                .orElseThrow(() -> ProblemException.broken(
                        List.of(Violation.of("/serviceNumber", "SERVICE_NUMBER_UNKNOWN", "F-050"))));
        bound.ifPresent(ServiceNumber::release);
        // The flush releases the old number first, because of the key on order_id.
        numbers.flush();
        number.bind(order.id());
    }
}

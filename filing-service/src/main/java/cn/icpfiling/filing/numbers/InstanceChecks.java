package cn.icpfiling.filing.numbers;

import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.numbers.ServiceNumberState;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks the cloud once more about the instance behind an order's service number: since the number was issued, the instance may have been
 * renewed, given up, or moved to another address. A change goes up with the addresses of the instance that once paid, so that one is asked
 * about too; it refuses no change. Call it outside any transaction.
 */
@ApplicationScoped
public class InstanceChecks {

    private static final String POINTER = "/service/serviceNumber";
    private static final String RULE = "F-050";

    private final Instances instances;
    private final OrderRepository orders;
    private final FiledServiceRepository services;
    private final ServiceNumberRepository numbers;

    InstanceChecks(
            Instances instances,
            OrderRepository orders,
            FiledServiceRepository services,
            ServiceNumberRepository numbers) {
        this.instances = instances;
        this.orders = orders;
        this.services = services;
        this.numbers = numbers;
    }

    /**
     * @param broken why the instance cannot carry the filing
     * @param warnings that its stored term and addresses count, because the cloud did not answer
     * @param changed whether the term or the addresses that the order's own number has are others now
     */
    public record Result(List<Violation> broken, List<Violation> warnings, boolean changed) {

        private static final Result SOUND = new Result(List.of(), List.of(), false);
        private static final Result CHANGED = new Result(List.of(), List.of(), true);
    }

    /** Stores the term and the addresses of the present. An order without a service number has nothing to ask about. */
    public Result ofOrder(UUID orderId) {
        return UnitOfWork.in(() -> numberOf(orderId))
                .map(number -> number.state() == ServiceNumberState.USED ? changed(number) : asked(number))
                .orElse(Result.SOUND);
    }

    private Optional<ServiceNumber> numberOf(UUID orderId) {
        var order = orders.findById(orderId);
        return order.type().changesService()
                ? services.findById(order.serviceId()).paidBy().flatMap(numbers::findByIdOptional)
                : numbers.ofOrder(orderId);
    }

    private Result changed(ServiceNumber number) {
        asked(number);
        return Result.SOUND;
    }

    private Result asked(ServiceNumber number) {
        Optional<Instances.Instance> found;
        try {
            found = instances
                    .find(number.holder(), number.instanceId())
                    .filter(instance -> number.product().name().equals(instance.product()));
        } catch (ProblemException silent) {
            return unanswered();
        }
        if (found.isEmpty()) {
            return broken(Violation.of(POINTER, "SERVICE_NUMBER_INSTANCE_GONE", RULE));
        }
        var instance = found.get();
        if (instance.publicIps() == null || instance.expiresOn() == null) {
            return unanswered();
        }
        if (!instance.mainland() || instance.publicIps().isEmpty()) {
            return broken(Violation.of(POINTER, "SERVICE_NUMBER_INSTANCE_NOT_MAINLAND", RULE));
        }
        if (!number.hasInstance(instance.publicIps(), instance.expiresOn())) {
            UnitOfWork.run(() -> numbers.lockedOfOrder(number.orderId())
                    .filter(bound -> bound.id().equals(number.id()))
                    .ifPresent(bound -> bound.instanceChanged(instance.publicIps(), instance.expiresOn())));
            return Result.CHANGED;
        }
        return Result.SOUND;
    }

    private static Result broken(Violation violation) {
        return new Result(List.of(violation), List.of(), false);
    }

    private static Result unanswered() {
        return new Result(List.of(), List.of(Violation.of(POINTER, "SERVICE_NUMBER_INSTANCE_UNANSWERED", RULE)), false);
    }
}

package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.Authenticity;
import cn.icpfiling.filing.core.AuthenticityStep;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.PrincipalPart;
import cn.icpfiling.filing.core.ServicePart;
import cn.icpfiling.filing.core.SubjectPart;
import cn.icpfiling.filing.store.AuthenticityStepRepository;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From which legal day on an order is not submitted before its principals have shown who they are. */
@ApplicationScoped
public class AuthenticityPolicy {

    private static final String RULE = "F-070";

    private final AuthenticityStepRepository steps;
    private final PersonIndex index;
    private final Optional<LocalDate> requiredFrom;
    private final Clock clock;

    AuthenticityPolicy(
            AuthenticityStepRepository steps,
            PersonIndex index,
            @ConfigProperty(name = "icp.filing.authenticity.required-from") Optional<LocalDate> requiredFrom,
            Clock clock) {
        this.steps = steps;
        this.index = index;
        this.requiredFrom = requiredFrom;
        this.clock = clock;
    }

    public boolean isRequired(LocalDate today) {
        return requiredFrom.filter(day -> !today.isBefore(day)).isPresent();
    }

    /** What is known of some orders' principals, by one statement; nothing is asked where nothing is demanded. */
    public Map<UUID, List<AuthenticityStep>> known(Collection<Order> orders, LocalDate today) {
        return isRequired(today) && !orders.isEmpty()
                ? steps.of(orders.stream().map(Order::id).toList()).stream()
                        .collect(Collectors.groupingBy(AuthenticityStep::orderId))
                : Map.of();
    }

    /** The principals who have still to show who they are. One who is not entered yet is another rule's. */
    public List<Violation> missing(
            Order order, SubjectPart subject, ServicePart service, List<AuthenticityStep> known, LocalDate today) {
        if (!isRequired(today)) {
            return List.of();
        }
        var now = clock.instant();
        return PrincipalPart.of(order.type()).stream()
                .filter(part -> part.in(subject, service)
                        .flatMap(index::of)
                        .filter(person -> !Authenticity.isDone(known, person, now))
                        .isPresent())
                .map(part -> Violation.of(part.pointer(), "AUTHENTICITY_MISSING", RULE))
                .toList();
    }
}

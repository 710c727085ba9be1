package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.authenticity.Authenticity;
import cn.icpfiling.filing.core.authenticity.AuthenticityDay;
import cn.icpfiling.filing.core.authenticity.AuthenticityStep;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.store.AuthenticityStepRepository;
import cn.icpfiling.platform.problem.Violation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The legal day from which an order can be submitted only after its principals have shown who they are. {@code never}
 * is an operator's decision; each start logs it.
 */
@ApplicationScoped
public class AuthenticityPolicy {

    private static final Logger LOG = Logger.getLogger(AuthenticityPolicy.class);
    private static final String FROM = AuthenticityDay.SETTING;
    private static final String RULE = AuthenticityDay.RULE;

    private final AuthenticityStepRepository steps;
    private final PersonIndex index;
    private final Optional<LocalDate> requiredFrom;
    private final Clock clock;

    AuthenticityPolicy(
            AuthenticityStepRepository steps,
            PersonIndex index,
            @ConfigProperty(name = FROM) String requiredFrom,
            Clock clock) {
        this.steps = steps;
        this.index = index;
        this.requiredFrom = AuthenticityDay.of(requiredFrom);
        this.clock = clock;
    }

    /** Reads the setting at the start, so that an invalid day fails then and not with the first order. */
    void say(@Observes StartupEvent started) {
        if (requiredFrom.isEmpty()) {
            LOG.warnf(
                    "Orders are submitted without their principals having shown who they are: %s=%s",
                    FROM, AuthenticityDay.NEVER);
        }
    }

    public boolean isRequired(LocalDate today) {
        return requiredFrom.filter(day -> !today.isBefore(day)).isPresent();
    }

    /** Returns the known steps of some orders' principals with one statement; reads nothing if no proof is required. */
    public Map<UUID, List<AuthenticityStep>> known(Collection<Order> orders, LocalDate today) {
        return isRequired(today) && !orders.isEmpty()
                ? steps.of(orders.stream().map(Order::id).toList()).stream()
                        .collect(Collectors.groupingBy(AuthenticityStep::orderId))
                : Map.of();
    }

    /**
     * Returns a violation for each principal who still has to show who they are. A principal who is not entered yet
     * breaks another rule.
     */
    public List<Violation> missing(
            Order order, SubjectPart subject, ServicePart service, List<AuthenticityStep> known, LocalDate today) {
        return without(order, subject, service, known, today).entrySet().stream()
                .filter(one -> !Authenticity.isWithoutReference(known, one.getValue()))
                .map(one -> Violation.of(one.getKey().pointer(), "AUTHENTICITY_MISSING", RULE))
                .toList();
    }

    /**
     * Returns a finding for each principal of whom the identity source has no picture. It refuses nothing: a reviewer decides by the
     * verification sheet, which every such order needs.
     */
    public List<Violation> byPapers(
            Order order, SubjectPart subject, ServicePart service, List<AuthenticityStep> known, LocalDate today) {
        return without(order, subject, service, known, today).entrySet().stream()
                .filter(one -> Authenticity.isWithoutReference(known, one.getValue()))
                .map(one -> Violation.of(one.getKey().pointer(), "AUTHENTICITY_NO_REFERENCE", RULE))
                .toList();
    }

    /** The entered principals without a match that is valid now. */
    private Map<PrincipalPart, byte[]> without(
            Order order, SubjectPart subject, ServicePart service, List<AuthenticityStep> known, LocalDate today) {
        var found = new LinkedHashMap<PrincipalPart, byte[]>();
        if (isRequired(today)) {
            var now = clock.instant();
            order.type()
                    .principals()
                    .forEach(part -> part.in(subject, service)
                            .flatMap(index::of)
                            .filter(person -> !Authenticity.isDone(known, person, now))
                            .ifPresent(person -> found.put(part, person)));
        }
        return found;
    }
}

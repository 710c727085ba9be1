package cn.icpfiling.filing.acting;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The customer that a partner names in the current request. A customer of another partner does not exist for it (ADR
 * 0015).
 */
@RequestScoped
public class OnBehalfOf {

    /** The query parameter. */
    public static final String PARAMETER = "onBehalfOf";

    private static final String POINTER = "/query/" + PARAMETER;

    private final RoutingContext request;
    private final CurrentActor actor;
    private final Customers customers;
    private UUID inTheLine;

    OnBehalfOf(RoutingContext request, CurrentActor actor, Customers customers) {
        this.request = request;
        this.actor = actor;
        this.customers = customers;
    }

    /** The named customer; empty if there is none. */
    public Optional<UUID> customer() {
        if (inTheLine != null) {
            return Optional.of(inTheLine);
        }
        var named = request.queryParam(PARAMETER);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (actor.get().partner() == null) {
            throw refused("ONLY_FOR_PARTNERS");
        }
        if (named.size() > 1) {
            throw refused("INVALID_VALUE");
        }
        try {
            return Optional.of(Ids.parse(named.getFirst()));
        } catch (IllegalArgumentException unreadable) {
            throw refused("INVALID_VALUE").causedBy(unreadable);
        }
    }

    /** For work without a request: a line of a bulk order names its customer itself. */
    public void inTheLine(UUID customer) {
        inTheLine = customer;
    }

    /** The named customer, which is required. */
    UUID required() {
        return customer().orElseThrow(() -> refused("REQUIRED"));
    }

    /** 404 unless the named customer is a customer of this partner. */
    public void requireOwnCustomer() {
        customer().ifPresent(account -> {
            if (!customers.isOf(account, actor.get().partner())) {
                throw new ProblemException(CommonProblem.NOT_FOUND);
            }
        });
    }

    private static ProblemException refused(String code) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1).with(List.of(Violation.of(POINTER, code, null)));
    }
}

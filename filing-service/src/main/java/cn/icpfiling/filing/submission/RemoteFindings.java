package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.numbers.InstanceChecks;
import cn.icpfiling.filing.typecheck.AskedAtOnce;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Asks the cloud about an order's instance while verification-service and the authority are asked about its domains: one after the other,
 * silent sources would outlast the caller's patience. Call it outside any transaction.
 */
@ApplicationScoped
class RemoteFindings {

    private final InstanceChecks instances;
    private final DomainFindings domains;
    private final AskedAtOnce atOnce;

    RemoteFindings(InstanceChecks instances, DomainFindings domains, AskedAtOnce atOnce) {
        this.instances = instances;
        this.domains = domains;
        this.atOnce = atOnce;
    }

    /**
     * What the other systems say of an order.
     *
     * @param termChanged whether the term that the rules read of the service number is another one now
     */
    record Told(Findings found, boolean termChanged) {}

    Told of(UUID orderId, DomainFindings.Asked asked) {
        var instance = atOnce.ask(() -> instances.ofOrder(orderId));
        var found = domains.of(asked);
        var paying = AskedAtOnce.answerOf(instance);
        return new Told(found.and(paying.broken(), paying.warnings(), List.of()), paying.changed());
    }
}

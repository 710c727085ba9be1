package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.security.Roles;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Does the work of one line as if the partner's client had called for it alone: for the customer that the line names, who must be the
 * partner's. Role, scope and token were judged when the operation was taken.
 */
@ApplicationScoped
class RunAsPartner {

    private final CurrentIdentityAssociation identities;
    private final OnBehalfOf onBehalfOf;
    private final Wording wording;

    RunAsPartner(CurrentIdentityAssociation identities, OnBehalfOf onBehalfOf, Wording wording) {
        this.identities = identities;
        this.onBehalfOf = onBehalfOf;
        this.wording = wording;
    }

    /** Asks account-service where the customer is not known yet, so outside any transaction. */
    void acts(Operation operation, UUID customer, Runnable work) {
        var context = Arc.container().requestContext();
        var before = context.getStateIfActive();
        context.activate();
        try {
            identities.setIdentity(QuarkusSecurityIdentity.builder()
                    .setPrincipal(
                            new Client(operation.owner(), operation.requester().client()))
                    .addRole(Roles.PARTNER)
                    .build());
            onBehalfOf.inTheLine(customer);
            wording.speak(operation.language());
            requireOwnCustomer();
            work.run();
        } finally {
            context.terminate();
            if (before != null) {
                context.activate(before);
            }
        }
    }

    private void requireOwnCustomer() {
        try {
            onBehalfOf.requireOwnCustomer();
        } catch (ProblemException refusal) {
            throw refusal.type() == CommonProblem.NOT_FOUND
                    ? refusal.with(List.of(Violation.of("/onBehalfOf", "CUSTOMER_UNKNOWN", null)))
                    : refusal;
        }
    }

    /** What of the client's token tells who acts. */
    private record Client(UUID partner, String client) implements JsonWebToken {

        @Override
        public String getName() {
            return partner.toString();
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("partner", "client_id");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String claim) {
            return (T)
                    switch (claim) {
                        case "partner" -> partner.toString();
                        case "client_id" -> client;
                        default -> null;
                    };
        }
    }
}

package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.call.AnsweredProblem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Decides for whom the caller claims: an applicant for their own account, a partner for a customer of its own (ADR 0015). A customer of
 * another partner is 404, as one that does not exist.
 */
@RequestScoped
class ClaimActing {

    /** The query parameter by which a partner names its customer. */
    static final String ON_BEHALF_OF = "onBehalfOf";

    private static final String POINTER = "/query/" + ON_BEHALF_OF;

    private final CurrentActor actor;
    private final CustomersApi customers;

    ClaimActing(CurrentActor actor, @RestClient CustomersApi customers) {
        this.actor = actor;
        this.customers = customers;
    }

    /** The partner that calls; null for all others. */
    UUID partner() {
        return actor.get().partner();
    }

    /**
     * Returns the account that will hold the claim. For a partner it asks account-service: call this outside of any transaction. 503
     * UPSTREAM_UNAVAILABLE without an answer, which is no "no".
     */
    UUID claimer(UUID onBehalfOf) {
        requireOfPartner(onBehalfOf);
        if (partner() == null) {
            return actor.account();
        }
        if (onBehalfOf == null) {
            throw ProblemException.invalid(Violation.of(POINTER, "REQUIRED", null));
        }
        if (!isCustomer(onBehalfOf, partner())) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return onBehalfOf;
    }

    /** 400 for a customer that a caller names who is no partner. */
    void requireOfPartner(UUID onBehalfOf) {
        if (onBehalfOf != null && partner() == null) {
            throw ProblemException.invalid(Violation.of(POINTER, "ONLY_FOR_PARTNERS", null));
        }
    }

    /** Whether the claim is the caller's own, or the one of a customer for whom the calling partner opened it. */
    boolean isOwn(LegacyClaim claim) {
        return partner() == null
                ? claim.account().equals(actor.account())
                : claim.partner().filter(partner()::equals).isPresent();
    }

    private boolean isCustomer(UUID account, UUID partner) {
        try {
            var found = customers.show(account);
            return found != null && partner.equals(found.partner());
        } catch (WebApplicationException refused) {
            if (AnsweredProblem.isNotFound(refused)) {
                return false;
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}

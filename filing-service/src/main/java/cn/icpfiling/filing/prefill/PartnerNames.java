package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The name that a holder reads of a partner, and whether the partner is suspended. Call this outside any transaction. Without an
 * answer there is no offer.
 */
@ApplicationScoped
class PartnerNames {

    private static final String SUSPENDED = "SUSPENDED";

    private final PartnersApi partners;

    PartnerNames(@RestClient PartnersApi partners) {
        this.partners = partners;
    }

    String of(UUID partner) {
        return Optional.ofNullable(ask(partner).name())
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE));
    }

    /**
     * 409 PREFILL_PARTNER_SUSPENDED while the partner is suspended: a holder finishes nothing that such a partner prepared. The
     * offer goes on when the partner is resumed, until its time is over.
     */
    void requireActive(UUID partner) {
        if (SUSPENDED.equals(ask(partner).status())) {
            throw new ProblemException(FilingProblem.PREFILL_PARTNER_SUSPENDED);
        }
    }

    private PartnersApi.Answer ask(UUID partner) {
        try {
            return Optional.ofNullable(partners.read(partner))
                    .orElseThrow(() -> new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE));
        } catch (WebApplicationException | ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}

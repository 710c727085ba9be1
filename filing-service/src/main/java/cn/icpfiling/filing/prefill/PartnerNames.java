package cn.icpfiling.filing.prefill;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The name that a holder reads of a partner. Call this outside any transaction. Without an answer there is no offer. */
@ApplicationScoped
class PartnerNames {

    private final PartnersApi partners;

    PartnerNames(@RestClient PartnersApi partners) {
        this.partners = partners;
    }

    String of(UUID partner) {
        try {
            return Optional.ofNullable(partners.read(partner))
                    .map(PartnersApi.Answer::name)
                    .filter(name -> !name.isBlank())
                    .orElseThrow(() -> new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE));
        } catch (WebApplicationException | ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}

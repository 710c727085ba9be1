package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Finds the filing of a domain. Never call it inside a transaction, nor before the caller has their answer. */
@ApplicationScoped
class FindFiling {

    private static final Logger LOG = Logger.getLogger(FindFiling.class);

    private final FiledDomains filings;
    private final LegacyLookups legacy;
    private final Phones phones;

    FindFiling(@RestClient FiledDomains filings, @RestClient LegacyLookups legacy, Phones phones) {
        this.filings = filings;
        this.legacy = legacy;
        this.phones = phones;
    }

    /**
     * The part of a filing that recovery needs.
     *
     * @param phone E.164; empty when the filing has none that this service sends to
     * @param legacyStep what the holder must do about the old platform; empty when nothing is due
     */
    record Found(UUID holder, Optional<String> phone, Optional<NextStep> legacyStep) {

        @Override
        public String toString() {
            return "Found[" + holder + "]";
        }
    }

    /** Empty when the domain is not filed here. Fails when filing-service does not answer. */
    Optional<Found> of(String domain) {
        var answer = filings.find(new FiledDomains.Question(domain));
        if (!answer.filed()) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                answer.holder(),
                Optional.ofNullable(answer.principalMobile()).flatMap(phones::e164),
                due(domain, answer)));
    }

    /** If legacy-import-service does not answer, the holder is told to run a type check. */
    private Optional<NextStep> due(String domain, FiledDomains.Answer filing) {
        try {
            return legacy.lookUp(
                            new LegacyLookups.Question(domain, filing.certificateType(), filing.certificateNumber()))
                    .step();
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.infof(
                    "Recovery continues without an answer of legacy-import-service: %s",
                    silent.getClass().getSimpleName());
            return Optional.of(NextStep.CHECK_TYPE);
        }
    }
}

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

/** Looks a domain's filing up where it is known. Never inside a transaction, never before a caller has their answer. */
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
     * A filing as far as it matters here.
     *
     * @param phone E.164; empty when the filing has none that we send to
     * @param legacyStep what is due there, or how to find out
     */
    record Found(UUID holder, Optional<String> phone, Optional<NextStep> legacyStep) {

        @Override
        public String toString() {
            return "Found[" + holder + "]";
        }
    }

    /** Empty when the domain is not filed here; fails when filing-service cannot say, which is not the same. */
    Optional<Found> of(String domain) {
        var answer = filings.find(new FiledDomains.Question(domain));
        if (!answer.filed()) return Optional.empty();
        return Optional.of(new Found(
                answer.holder(),
                Optional.ofNullable(answer.principalMobile()).flatMap(phones::e164),
                due(domain, answer)));
    }

    /** What the old platform cannot say is not taken for nothing. */
    private Optional<NextStep> due(String domain, FiledDomains.Answer filing) {
        try {
            var route = legacy.lookUp(
                            new LegacyLookups.Question(domain, filing.certificateType(), filing.certificateNumber()))
                    .route();
            return switch (route) {
                case "CLAIM" -> Optional.of(NextStep.CLAIM);
                case "LEGACY_IMPORT" -> Optional.of(NextStep.LEGACY_IMPORT);
                default -> Optional.empty();
            };
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.infof("recovery without the old platform: %s", silent.getClass().getSimpleName());
            return Optional.of(NextStep.CHECK_TYPE);
        }
    }
}

package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Finds the filing of a domain, here or waiting on the old platform. Never call it inside a transaction, nor before the caller has their
 * answer.
 */
@ApplicationScoped
class FindFiling {

    private static final Logger LOG = Logger.getLogger(FindFiling.class);

    private final FiledDomains filings;
    private final LegacyLookups legacy;
    private final WaitingFilings waiting;
    private final Phones phones;

    FindFiling(
            @RestClient FiledDomains filings,
            @RestClient LegacyLookups legacy,
            @RestClient WaitingFilings waiting,
            Phones phones) {
        this.filings = filings;
        this.legacy = legacy;
        this.waiting = waiting;
        this.phones = phones;
    }

    /**
     * The part of a filing that recovery needs.
     *
     * @param holder empty while the filing waits on the old platform: no account has it
     * @param phone E.164; empty when the filing has none that this service sends to
     * @param legacyStep what the holder must do about the old platform; empty when nothing is due
     */
    record Found(Optional<UUID> holder, Optional<String> phone, Optional<NextStep> legacyStep) {

        @Override
        public String toString() {
            return "Found[" + holder.orElse(null) + "]";
        }
    }

    /** Empty when the domain is not filed here and does not wait on the old platform. Fails when a service that knows does not answer. */
    Optional<Found> of(String domain) {
        var answer = filings.find(new FiledDomains.Question(domain));
        if (!answer.filed()) {
            return onTheOldPlatform(domain);
        }
        return Optional.of(
                new Found(Optional.of(answer.holder()), e164(answer.principalMobile()), due(domain, answer)));
    }

    /**
     * As {@link #of}, for the support: without the phone, and without what a filing that is here still has to do on the old platform.
     * Refuses with UPSTREAM_UNAVAILABLE if a service that knows does not answer.
     */
    Optional<Found> forSupport(String domain) {
        try {
            var answer = filings.find(new FiledDomains.Question(domain));
            return answer.filed()
                    ? Optional.of(new Found(Optional.of(answer.holder()), Optional.empty(), Optional.empty()))
                    : onTheOldPlatform(domain);
        } catch (WebApplicationException | ProcessingException | CircuitBreakerOpenException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }

    private Optional<Found> onTheOldPlatform(String domain) {
        var answer = waiting.find(new WaitingFilings.Question(domain));
        return stepOf(answer.route())
                .map(step -> new Found(Optional.empty(), e164(answer.principalMobile()), Optional.of(step)));
    }

    private Optional<String> e164(String mobile) {
        return Optional.ofNullable(mobile).flatMap(phones::e164);
    }

    /** If legacy-import-service does not answer, the holder is told to run a type check. */
    private Optional<NextStep> due(String domain, FiledDomains.Answer filing) {
        try {
            return stepOf(legacy.lookUp(
                            new LegacyLookups.Question(domain, filing.certificateType(), filing.certificateNumber()))
                    .route());
        } catch (WebApplicationException
                | ProcessingException
                | CircuitBreakerOpenException
                | ProblemException silent) {
            LOG.infof(
                    "Recovery continues without an answer of legacy-import-service: %s",
                    silent.getClass().getSimpleName());
            return Optional.of(NextStep.CHECK_TYPE);
        }
    }

    /** Empty if nothing is due on the old platform. */
    private static Optional<NextStep> stepOf(String route) {
        return switch (route) {
            case "CLAIM" -> Optional.of(NextStep.CLAIM);
            case "LEGACY_IMPORT" -> Optional.of(NextStep.LEGACY_IMPORT);
            default -> Optional.empty();
        };
    }
}

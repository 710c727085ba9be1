package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.TypeFacts;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks whether a filing on the old platform waits to be claimed or imported. Call this outside any transaction. */
@ApplicationScoped
public class OldPlatformRoute {

    private static final Logger LOG = Logger.getLogger(OldPlatformRoute.class);
    private static final Set<String> STILL_THERE = Set.of("CLAIM", "LEGACY_IMPORT");

    private final LegacyLookups legacy;

    OldPlatformRoute(@RestClient LegacyLookups legacy) {
        this.legacy = legacy;
    }

    /**
     * Empty if there was no answer, which never means "no". A filing that has the domain under another certificate does not
     * count: the holder of the domain's present record cannot take it over.
     */
    public Optional<Boolean> isStillThere(int certificateType, String certificateNumber, String domain) {
        return answer(certificateType, certificateNumber, domain)
                .map(answer -> STILL_THERE.contains(answer.route()) && !answer.isOfAnotherCertificate());
    }

    /** The route that the old platform gives; empty if there was no answer, or one without a route. */
    Optional<TypeFacts.OldPlatform> route(int certificateType, String certificateNumber, String domain) {
        return answer(certificateType, certificateNumber, domain).map(LegacyLookups.Answer::oldPlatform);
    }

    private Optional<LegacyLookups.Answer> answer(int certificateType, String certificateNumber, String domain) {
        try {
            return Optional.ofNullable(
                            legacy.lookUp(new LegacyLookups.Question(domain, certificateType, certificateNumber)))
                    .filter(answer -> answer.route() != null);
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.infof("the old platform did not answer: %s", silent.getMessage());
            return Optional.empty();
        }
    }
}

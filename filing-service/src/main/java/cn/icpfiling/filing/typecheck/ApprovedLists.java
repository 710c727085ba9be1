package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.TldStanding;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks verification-service whether a domain's top-level domain is approved. Call this outside any transaction. */
@ApplicationScoped
public class ApprovedLists {

    private static final Logger LOG = Logger.getLogger(ApprovedLists.class);

    private final TldApproval lists;

    ApprovedLists(@RestClient TldApproval lists) {
        this.lists = lists;
    }

    /** Empty if there was no answer, or if the incomplete list does not name the domain; neither means "no". */
    public Optional<Boolean> tldApproved(String domain, LocalDate on) {
        return standing(domain, on)
                .filter(standing -> standing != TldStanding.NOT_LISTED)
                .map(TldStanding.APPROVED::equals);
    }

    /** Empty if there was no answer, which never means "no". */
    Optional<TldStanding> standing(String domain, LocalDate on) {
        try {
            return Optional.ofNullable(lists.of(domain, on))
                    .map(TldApproval.Answer::result)
                    .flatMap(ApprovedLists::standing);
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.infof("the approved lists did not answer: %s", silent.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<TldStanding> standing(String result) {
        return switch (result) {
            case "HOLDS" -> Optional.of(TldStanding.APPROVED);
            case "BROKEN" -> Optional.of(TldStanding.NOT_APPROVED);
            case "UNKNOWN" -> Optional.of(TldStanding.NOT_LISTED);
            default -> Optional.empty();
        };
    }
}

package cn.icpfiling.filing.typecheck;

import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks verification-service whether a domain's top-level domain is approved. To be asked outside any transaction. */
@ApplicationScoped
public class ApprovedLists {

    private static final Logger LOG = Logger.getLogger(ApprovedLists.class);

    private final TldApproval lists;

    ApprovedLists(@RestClient TldApproval lists) {
        this.lists = lists;
    }

    /** Empty when there is no list or no answer; that is never a no. */
    public Optional<Boolean> tldApproved(String domain, LocalDate on) {
        try {
            return Optional.ofNullable(lists.of(domain, on))
                    .map(TldApproval.Answer::result)
                    .filter(result -> result.equals("HOLDS") || result.equals("BROKEN"))
                    .map("HOLDS"::equals);
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.infof("the approved lists did not answer: %s", silent.getMessage());
            return Optional.empty();
        }
    }
}

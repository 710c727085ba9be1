package cn.icpfiling.filing.inspections;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads findings from inspection-service. Call this outside any transaction. */
@ApplicationScoped
public class InspectionFindings {

    private static final int NOT_FOUND = 404;

    private final InspectionApi api;

    InspectionFindings(@RestClient InspectionApi api) {
        this.api = api;
    }

    /** Empty for an id that no finding has. Throws UPSTREAM_UNAVAILABLE if inspection-service does not answer. */
    public Optional<FindingFacts> find(UUID id) {
        try {
            return Optional.of(complete(id, api.verify(id)));
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException unreachable) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(unreachable);
        }
    }

    /**
     * Returns the findings of the subject and its services that the holder was told and that are neither cured nor
     * dismissed, the oldest 200. Throws UPSTREAM_UNAVAILABLE if inspection-service does not answer.
     */
    public List<FindingFacts> unsettled(UUID subjectId) {
        return listed(subjectId, null);
    }

    /** Of those, the ones that name the service or concern all sites of the subject. */
    public List<FindingFacts> unsettled(UUID subjectId, UUID serviceId) {
        return listed(subjectId, serviceId).stream()
                .filter(finding -> finding.concerns(serviceId))
                .toList();
    }

    private List<FindingFacts> listed(UUID subjectId, UUID serviceId) {
        try {
            var answer = api.unsettled(subjectId, serviceId);
            if (answer == null || answer.items() == null) {
                throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
            }
            return List.copyOf(answer.items());
        } catch (WebApplicationException | ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }

    /** An answer without state or subject must not pass for a finding that allows an act. */
    private static FindingFacts complete(UUID id, FindingFacts facts) {
        if (facts == null || !id.equals(facts.id()) || facts.state() == null || facts.subjectId() == null) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
        }
        return facts;
    }
}

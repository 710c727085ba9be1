package cn.icpfiling.legacy.handover;

import cn.icpfiling.platform.web.call.AnsweredProblem;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells a refusal of filing-service from an answer that decides nothing. */
@ApplicationScoped
class Answers {

    /** The statuses with which filing-service refuses the request itself. */
    private static final Set<Integer> REFUSING = Set.of(400, 404, 409, 413, 415, 422);

    /** The statuses of a request that it will never take: malformed, too large, or of what no filing can have. */
    private static final Set<Integer> UNFIT = Set.of(400, 413, 422);

    /**
     * The refusal that an answer to a registration means. Empty if the next try may succeed: papers have to be sent again, or the
     * answer is not filing-service's. A request that filing-service never takes is IMPORT_UNFIT.
     */
    Optional<RefusedHandOver> refusal(WebApplicationException answered) {
        return code(answered).flatMap(code -> {
            if (code.equals("NOT_FOUND")) {
                return Optional.of(RefusedHandOver.IMPORT_ACCOUNT_UNKNOWN);
            }
            var named = RefusedHandOver.named(code);
            var status = answered.getResponse().getStatus();
            return named.isEmpty() && UNFIT.contains(status) && !code.startsWith("IDEMPOTENCY_")
                    ? Optional.of(RefusedHandOver.IMPORT_UNFIT)
                    : named;
        });
    }

    /**
     * Whether a replica of filing-service that is to be upgraded yet answered: it refuses a site without a domain, which the current
     * one takes.
     *
     * @param sites those of the request, in its order
     */
    boolean isOfOlder(WebApplicationException answered, List<OldFiling.Site> sites) {
        return IntStream.range(0, sites.size())
                .filter(at -> sites.get(at).domains().isEmpty())
                .mapToObj(at -> "/services/" + at + "/domains")
                .anyMatch(pointers(answered)::contains);
    }

    private List<String> pointers(WebApplicationException answered) {
        return problem(answered)
                .map(problem -> problem.findValuesAsText("pointer"))
                .orElse(List.of());
    }

    /** The code of filing-service's problem; empty for other answers. */
    Optional<String> code(WebApplicationException answered) {
        return problem(answered).flatMap(problem -> AnsweredProblem.code(answered));
    }

    private static Optional<JsonNode> problem(WebApplicationException answered) {
        return REFUSING.contains(answered.getResponse().getStatus())
                ? AnsweredProblem.document(answered)
                : Optional.empty();
    }
}

package cn.icpfiling.legacy.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells a refusal of filing-service from an answer that decides nothing. */
@ApplicationScoped
class Answers {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,79}");
    /** The statuses with which filing-service refuses the request itself. */
    private static final Set<Integer> REFUSING = Set.of(400, 404, 409, 413, 415, 422);

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The refusal that an answer to a registration means. Empty if the next try may succeed: papers have to be sent again, or the
     * answer is not filing-service's. A request that filing-service cannot read never succeeds, so it is IMPORT_UNFIT.
     */
    Optional<RefusedHandOver> refusal(WebApplicationException answered) {
        return code(answered).flatMap(code -> {
            if (code.equals("NOT_FOUND")) {
                return Optional.of(RefusedHandOver.IMPORT_ACCOUNT_UNKNOWN);
            }
            var named = RefusedHandOver.named(code);
            var status = answered.getResponse().getStatus();
            return named.isEmpty() && (status == 400 || status == 422) && !code.startsWith("IDEMPOTENCY_")
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
        return problem(answered)
                .map(problem -> problem.path("code"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(code -> CODE.matcher(code).matches());
    }

    private Optional<JsonNode> problem(WebApplicationException answered) {
        var response = answered.getResponse();
        if (!REFUSING.contains(response.getStatus()) || !response.hasEntity()) {
            return Optional.empty();
        }
        try {
            response.bufferEntity();
            return Optional.of(json.readTree(response.readEntity(String.class)));
        } catch (JsonProcessingException | ProcessingException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}

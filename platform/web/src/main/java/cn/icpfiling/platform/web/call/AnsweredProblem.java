package cn.icpfiling.platform.web.call;

import cn.icpfiling.platform.problem.CommonProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the problem document with which another service refused a call. A status alone may be that of a proxy or of a wrong address, and
 * decides nothing (ADR 0039); the code of a problem is the owner's own word.
 */
public final class AnsweredProblem {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,79}");

    private AnsweredProblem() {}

    /** Whether the owner says that it has no such thing. */
    public static boolean isNotFound(WebApplicationException answered) {
        return answered.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()
                && code(answered).filter(CommonProblem.NOT_FOUND.name()::equals).isPresent();
    }

    /** The code of the problem; empty for other answers. */
    public static Optional<String> code(WebApplicationException answered) {
        return document(answered)
                .map(problem -> problem.path("code").textValue())
                .filter(code -> CODE.matcher(code).matches());
    }

    /** The answer as JSON, which may be read again; empty if it is none. */
    public static Optional<JsonNode> document(WebApplicationException answered) {
        var response = answered.getResponse();
        if (!response.hasEntity()) {
            return Optional.empty();
        }
        try {
            response.bufferEntity();
            return Optional.ofNullable(JSON.readTree(response.readEntity(String.class)));
        } catch (JsonProcessingException | ProcessingException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}

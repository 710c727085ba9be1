package cn.icpfiling.legacy.supportcases;

import cn.icpfiling.platform.problem.CommonProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Tells the refusal of the service that owns a thing, which has a code, from the answer of a proxy or of a wrong address, which decides
 * nothing (ADR 0039).
 */
public final class OwnersProblem {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OwnersProblem() {}

    /** Whether the owner says that it has no such thing. */
    public static boolean isNotFound(WebApplicationException answered) {
        return answered.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()
                && codeOf(answered)
                        .filter(CommonProblem.NOT_FOUND.name()::equals)
                        .isPresent();
    }

    /** The code of the owner's problem; empty for other answers. */
    public static Optional<String> codeOf(WebApplicationException answered) {
        var response = answered.getResponse();
        if (!response.hasEntity()) {
            return Optional.empty();
        }
        try {
            response.bufferEntity();
            var problem = JSON.readTree(response.readEntity(String.class));
            return Optional.ofNullable(problem.path("code").textValue());
        } catch (JsonProcessingException | ProcessingException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }
}

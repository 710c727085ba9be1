package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.problem.CommonProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/**
 * Tells filing-service's word that it has nothing to judge from the 404 of a proxy or of a wrong address, which says nothing about the
 * order.
 */
final class OwnersNotFound {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OwnersNotFound() {}

    static boolean isIn(WebApplicationException answered) {
        var answer = answered.getResponse();
        if (answer.getStatus() != Response.Status.NOT_FOUND.getStatusCode() || !answer.hasEntity()) {
            return false;
        }
        try {
            var problem = JSON.readTree(answer.readEntity(String.class));
            return CommonProblem.NOT_FOUND.name().equals(problem.path("code").asText());
        } catch (JsonProcessingException | ProcessingException | IllegalStateException unreadable) {
            return false;
        }
    }
}

package cn.icpfiling.sandbox.refusal;

import cn.icpfiling.sandbox.words.Language;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Converts every refusal, including the framework's own, to a problem document. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private final String gateway;
    private final Language language;

    Refusals(@ConfigProperty(name = "icp.gateway.url") String gateway, Language language) {
        this.gateway = gateway;
        this.language = language;
    }

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return answer(refusal);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException fault) {
        if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            var pointer = mapping.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                    .collect(Collectors.joining());
            var unknown = mapping instanceof UnrecognizedPropertyException;
            return answer(Refusal.invalidFields(List.of(new Refusal.Fault(
                    pointer,
                    unknown ? "UNKNOWN_FIELD" : "WRONG_TYPE",
                    unknown ? pointer + " is not a field of this request" : pointer + " has the wrong type or form"))));
        }
        return answer(Refusal.of(
                400,
                "MALFORMED_REQUEST",
                "The body is not JSON",
                "The body could not be read as JSON",
                "Send a JSON object as the contract at /openapi.yaml says"));
    }

    /** A mapper of its own, because the framework's mapper for this type would take precedence over the wider one. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException fault) {
        return unreadable(fault);
    }

    @ServerExceptionMapper
    public Response refusedByFramework(WebApplicationException fault) {
        if (fault.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        var status = fault.getResponse().getStatus();
        var reason = Response.Status.fromStatusCode(status);
        var title = reason == null ? "Refused" : reason.getReasonPhrase();
        return answer(Refusal.of(
                status,
                title.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z]+", "_"),
                title,
                "The request was refused with status " + status,
                "Compare path, method and media types with the contract at /openapi.yaml"));
    }

    @ServerExceptionMapper
    public Response failed(Throwable fault) {
        LOG.error("A request failed", fault);
        return answer(Refusal.of(
                500,
                "INTERNAL",
                "The sandbox failed",
                "Something in the sandbox went wrong",
                "Read the sandbox's log and report it"));
    }

    private Response answer(Refusal refusal) {
        return Response.status(refusal.status())
                .type(PROBLEM)
                .entity(refusal.problem(gateway, language::say))
                .build();
    }
}

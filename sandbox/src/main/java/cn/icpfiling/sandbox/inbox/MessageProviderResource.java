package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The interfaces of the providers A and B. */
@Path("/message-providers/{provider}")
@PermitAll
@RunOnVirtualThread
final class MessageProviderResource {

    private static final int WRONG = 400;

    private final MessageSettings settings;
    private final MessageProvider provider;
    private final TestClock clock;

    MessageProviderResource(MessageSettings settings, MessageProvider provider, TestClock clock) {
        this.settings = settings;
        this.provider = provider;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Map.class, responseCode = "200")
    public Response call(
            @PathParam("provider") String name, @Context HttpHeaders headers, @Context UriInfo uri, byte[] body) {
        var key = switch (name) {
            case "a" -> settings.a();
            case "b" -> settings.b();
            default ->
                throw Refusal.of(
                        404,
                        "UNKNOWN_PROVIDER",
                        "There is no such provider",
                        "The providers are a and b",
                        "Ask a or b");
        };
        var fault = SignedRequest.fault(
                key, uri.getRequestUri().getRawPath(), headers::getHeaderString, body, clock.machineNow());
        if (fault.isPresent()) {
            return answer(WRONG, Map.of("Code", fault.get(), "Message", fault.get()));
        }
        var reply = provider.handle(
                name.toUpperCase(Locale.ROOT), headers.getHeaderString("x-acs-action"), SignedRequest.form(body));
        return answer(reply.status(), reply.body());
    }

    private static Response answer(int status, Map<String, Object> body) {
        return Response.status(status).entity(body).build();
    }
}

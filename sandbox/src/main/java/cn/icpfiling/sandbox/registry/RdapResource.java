package cn.icpfiling.sandbox.registry;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.magic.MagicLabel;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/** RDAP over HTTP: the bootstrap of RFC 9224 and the domain objects of RFC 9083. */
@Path("/rdap")
@PermitAll
@RunOnVirtualThread
final class RdapResource {

    private static final String RDAP_JSON = "application/rdap+json";

    private final DomainDirectory directory;
    private final RdapDocument document;
    private final SandboxConfig config;

    RdapResource(DomainDirectory directory, RdapDocument document, SandboxConfig config) {
        this.directory = directory;
        this.document = document;
        this.config = config;
    }

    @GET
    @Path("/dns.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Object bootstrap(@Context UriInfo uri) {
        return document.bootstrap(base(uri));
    }

    @GET
    @Path("/domain/{name}")
    @Produces({RDAP_JSON, MediaType.APPLICATION_JSON})
    public Response domain(@PathParam("name") String name, @Context UriInfo uri) throws InterruptedException {
        return answer(name, uri).toResponse();
    }

    /** Returns an untyped response, because for a typed one the framework takes the JSON writer for any content. */
    private RestResponse<Object> answer(String name, UriInfo uri) throws InterruptedException {
        String asked;
        try {
            asked = DomainName.parse(name).ascii();
        } catch (IllegalArgumentException notADomain) {
            return answer(400, document.error(400, "Bad Request", "This is not a domain name"));
        }
        if (WhoisAnswer.SERVED.contains(asked.substring(asked.lastIndexOf('.') + 1))) {
            return answer(404, document.error(404, "Not Found", "TLD not supported by this server"));
        }
        if (MagicLabel.RDAPDOWN.marks(asked)) {
            return answer(503, document.error(503, "Service Unavailable", "This server is down for maintenance"));
        }
        if (MagicLabel.SLOW.marks(asked)) {
            pause(config.slow());
        }
        return directory
                .find(asked)
                .map(found -> told(asked, document.domain(found, base(uri)), uri))
                .orElseGet(() -> answer(404, document.error(404, "Not Found", "The domain is not registered")));
    }

    private RestResponse<Object> told(String asked, JsonNode truth, UriInfo uri) {
        var lie = Lie.about(asked);
        if (lie.isEmpty()) {
            return answer(200, truth);
        }
        return switch (lie.get()) {
            case CIRCLES ->
                RestResponse.ResponseBuilder.<Object>create(302)
                        .location(uri.getRequestUri())
                        .build();
            case TOOOFTEN ->
                RestResponse.ResponseBuilder.<Object>create(429)
                        .entity(document.error(429, "Too Many Requests", "Come again in a second"))
                        .type(RDAP_JSON)
                        .header("Retry-After", 1)
                        .build();
            case CUTOFF, OTHERNAME, HUGE, ENCODING, TWICE ->
                RestResponse.ResponseBuilder.<Object>create(200)
                        .entity(new BentAnswer(lie.get().bent(truth.toString())))
                        .type(RDAP_JSON)
                        .build();
        };
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    private static String base(UriInfo uri) {
        return uri.getBaseUri().resolve("/rdap/").toString();
    }

    private static RestResponse<Object> answer(int status, JsonNode body) {
        return RestResponse.ResponseBuilder.<Object>create(status)
                .entity(body)
                .type(RDAP_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}

package cn.icpfiling.platform.testkit.traffic;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers otherwise than its contract promises, on purpose, but for one kind. */
@Path("/broken-promises/{kind}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
final class BrokenPromiseResource {

    @GET
    @PermitAll
    public Response answer(@PathParam("kind") String kind) {
        return switch (kind) {
            case "nameless" -> Response.ok("{}").tag("1").build();
            case "unversioned" -> Response.ok("{\"name\":\"a\"}").build();
            default -> Response.ok("{\"name\":\"a\"}").tag("1").build();
        };
    }
}

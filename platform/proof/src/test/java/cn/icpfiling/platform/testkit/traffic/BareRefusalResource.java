package cn.icpfiling.platform.testkit.traffic;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Refuses past the problem mappers, on purpose. */
@Path("/bare-refusal")
@RunOnVirtualThread
final class BareRefusalResource {

    @GET
    @PermitAll
    public Response refuse() {
        return Response.status(418).entity("java.lang.IllegalStateException").build();
    }
}

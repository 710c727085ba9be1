package cn.icpfiling.filing.spotchecks;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/spot-checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalSpotChecksResource {

    private final ShowSpotCheck showSpotCheck;

    InternalSpotChecksResource(ShowSpotCheck showSpotCheck) {
        this.showSpotCheck = showSpotCheck;
    }

    @GET
    @Path("/{id}")
    public ShowSpotCheck.SpotCheckWords showSpotCheckInternally(@PathParam("id") UUID id) {
        return showSpotCheck.handle(id);
    }
}

package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/spot-checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class SpotChecksResource {
    private final LookAtSpotChecks lookAtSpotChecks;

    SpotChecksResource(LookAtSpotChecks lookAtSpotChecks) {
        this.lookAtSpotChecks = lookAtSpotChecks;
    }

    @GET
    public Page<SpotCheckView> listSpotChecks(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return lookAtSpotChecks.page(cursor, limit);
    }

    @GET
    @Path("/{id}")
    public SpotCheckView showSpotCheck(@PathParam("id") UUID id) {
        return lookAtSpotChecks.one(id);
    }
}

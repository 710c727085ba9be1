package cn.icpfiling.legacy.lookups;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/internal/legacy-lookups")
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class LegacyLookupsResource {
    private final FindRoute findRoute;

    LegacyLookupsResource(FindRoute findRoute) {
        this.findRoute = findRoute;
    }

    @POST
    public LegacyRoute lookUp(@NotNull @Valid LegacyLookup lookup) {
        return findRoute.handle(lookup);
    }
}

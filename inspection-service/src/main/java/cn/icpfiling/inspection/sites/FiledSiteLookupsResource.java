package cn.icpfiling.inspection.sites;

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
import java.util.List;

@Path("/internal/filed-site-lookups")
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class FiledSiteLookupsResource {
    private final FindFiledSites findFiledSites;

    FiledSiteLookupsResource(FindFiledSites findFiledSites) {
        this.findFiledSites = findFiledSites;
    }

    /** The result of a look-up. */
    record FiledSiteLookupResult(List<FiledSiteView> sites) {}

    @POST
    public FiledSiteLookupResult lookUp(@NotNull @Valid FiledSiteLookup lookup) {
        return new FiledSiteLookupResult(findFiledSites.handle(lookup));
    }
}

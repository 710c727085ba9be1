package cn.icpfiling.filing.evidence;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/finding-papers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalFindingPapersResource {

    private final ShowFindingPapers show;

    InternalFindingPapersResource(ShowFindingPapers show) {
        this.show = show;
    }

    @GET
    @Path("/{id}")
    public FindingPapersView listHandedInPapers(@PathParam("id") UUID id) {
        return show.handedIn(id);
    }
}

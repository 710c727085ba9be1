package cn.icpfiling.filing.casepapers;

import cn.icpfiling.filing.materials.TakeCasePaper;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/case-papers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalCasePapersResource {

    private final HandInCasePapers papers;
    private final TakeCasePaper take;

    InternalCasePapersResource(HandInCasePapers papers, TakeCasePaper take) {
        this.papers = papers;
        this.take = take;
    }

    @GET
    public CasePapersView listPapersOfCase(@PathParam("id") UUID id) {
        return papers.all(id);
    }

    @POST
    @Path("/handing-in")
    public CasePapersView handInPapersOfCase(@PathParam("id") UUID id) {
        return papers.handle(id);
    }

    @DELETE
    public void deletePapersOfCase(@PathParam("id") UUID id) {
        take.deleteAll(id);
    }
}

package cn.icpfiling.filing.papers;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/finding-papers/{id}/{paper}/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class FindingPaperLinksResource {

    private final LinkHandedInPaper link;

    FindingPaperLinksResource(LinkHandedInPaper link) {
        this.link = link;
    }

    @POST
    @FreshFactor(FreshFactor.HALF_A_SHIFT)
    @APIResponseSchema(value = FindingPaperLinkView.class, responseCode = "201")
    public Response linkFindingPaper(@PathParam("id") UUID id, @PathParam("paper") UUID paper) {
        var made = link.ofFinding(id, paper);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, made.url())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(made)
                .build();
    }
}

package cn.icpfiling.filing.papers;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

@Path("/api/v1/subjects/{id}/imported-papers/{paper}/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT})
@RunOnVirtualThread
final class ImportedPaperLinksResource {

    private final LinkImportedPaper link;

    ImportedPaperLinksResource(LinkImportedPaper link) {
        this.link = link;
    }

    @POST
    @FreshFactor(FreshFactor.HALF_A_SHIFT)
    @APIResponseSchema(value = ImportedPaperLinkView.class, responseCode = "201")
    public Response linkImportedPaper(
            @PathParam("id") UUID id,
            @PathParam("paper") UUID paper,
            @NotNull @Valid ImportedPaperLinkRequest request) {
        var made = link.handle(id, paper, request);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, made.url())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(made)
                .build();
    }
}

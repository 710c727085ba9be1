package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.materials.MaterialKind;
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

@Path("/api/v1/orders/{id}/materials/{kind}/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.REVIEWER)
@RunOnVirtualThread
final class LinksResource {

    private final MakeLink makeLink;

    LinksResource(MakeLink makeLink) {
        this.makeLink = makeLink;
    }

    @POST
    @FreshFactor(FreshFactor.HALF_A_SHIFT)
    @APIResponseSchema(value = LinkView.class, responseCode = "201")
    public Response linkMaterial(
            @PathParam("id") UUID id, @PathParam("kind") MaterialKind kind, @NotNull @Valid LinkRequest request) {
        var link = makeLink.handle(id, kind, request.reason());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, link.url())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(link)
                .build();
    }
}

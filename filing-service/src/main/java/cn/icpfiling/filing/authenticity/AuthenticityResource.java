package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/orders/{id}/authenticity")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER})
@RunOnVirtualThread
final class AuthenticityResource {

    private final ShowAuthenticity showAuthenticity;
    private final MakePhoneLink makePhoneLink;
    private final ShowFace showFace;
    private final PaperTransfers transfers;

    AuthenticityResource(
            ShowAuthenticity showAuthenticity,
            MakePhoneLink makePhoneLink,
            ShowFace showFace,
            PaperTransfers transfers) {
        this.showAuthenticity = showAuthenticity;
        this.makePhoneLink = makePhoneLink;
        this.showFace = showFace;
        this.transfers = transfers;
    }

    @GET
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public AuthenticityView showAuthenticity(@PathParam("id") UUID id) {
        return showAuthenticity.handle(id);
    }

    @POST
    @Path("/links")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @APIResponseSchema(value = PhoneLinkView.class, responseCode = "201")
    @MemberRight(Right.EDIT)
    public Response linkPhone(@PathParam("id") UUID id, @NotNull @Valid PhoneLinkRequest request) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(makePhoneLink.handle(id, request.part()))
                .build();
    }

    @GET
    @Path("/{part}/photo")
    @RolesAllowed(Roles.REVIEWER)
    @Produces("image/jpeg")
    public Response showFace(@PathParam("id") UUID id, @PathParam("part") PrincipalPart part) {
        return transfers.download(download -> Response.ok(download.of(showFace.handle(id, part)))
                .type("image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + part + ".jpeg\"")
                .header("X-Content-Type-Options", "nosniff")
                .build());
    }
}

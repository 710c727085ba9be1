package cn.icpfiling.filing.reveal;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/orders/{id}/reveals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REVIEWER, Roles.SUPPORT})
@RunOnVirtualThread
final class RevealsResource {

    private final RevealData revealData;
    private final ListReveals listReveals;

    RevealsResource(RevealData revealData, ListReveals listReveals) {
        this.revealData = revealData;
        this.listReveals = listReveals;
    }

    @POST
    @FreshFactor
    @APIResponseSchema(value = RevealedData.class, responseCode = "200")
    public RestResponse<RevealedData> revealData(@PathParam("id") UUID id, @NotNull @Valid RevealRequest request) {
        return RestResponse.ResponseBuilder.ok(revealData.handle(id, request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public Page<RevealView> listReveals(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listReveals.page(id, cursor, limit);
    }
}

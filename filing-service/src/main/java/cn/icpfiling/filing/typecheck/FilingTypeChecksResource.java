package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.acting.OnBehalfOf;
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
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/filing-type-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class FilingTypeChecksResource {

    private final CheckFilingType checkFilingType;

    FilingTypeChecksResource(CheckFilingType checkFilingType) {
        this.checkFilingType = checkFilingType;
    }

    @POST
    @APIResponseSchema(value = FilingTypeCheckView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.EDIT, ofAllServices = true)
    public RestResponse<FilingTypeCheckView> checkFilingType(@NotNull @Valid FilingTypeQuestion question) {
        return created(checkFilingType.handle(question));
    }

    private static RestResponse<FilingTypeCheckView> created(FilingTypeCheckView check) {
        return RestResponse.ResponseBuilder.<FilingTypeCheckView>created(
                        URI.create("/api/v1/filing-type-checks/" + check.typeCheckId()))
                .entity(check)
                .build();
    }

    @POST
    @Path("/{id}/repetition")
    @APIResponseSchema(value = FilingTypeCheckView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.EDIT, ofAllServices = true)
    public RestResponse<FilingTypeCheckView> repeatFilingTypeCheck(
            @PathParam("id") UUID id, @NotNull @Valid FilingTypeRepetition request) {
        return created(checkFilingType.repeat(id, request.captcha()));
    }

    @GET
    @Path("/{id}")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public FilingTypeCheckView showFilingTypeCheck(@PathParam("id") UUID id) {
        return checkFilingType.show(id);
    }
}

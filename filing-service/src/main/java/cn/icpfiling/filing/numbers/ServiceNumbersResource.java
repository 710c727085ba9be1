package cn.icpfiling.filing.numbers;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/service-numbers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class ServiceNumbersResource {

    private final IdempotentRequests requests;
    private final ObtainServiceNumber obtainServiceNumber;
    private final ListServiceNumbers listServiceNumbers;

    ServiceNumbersResource(
            IdempotentRequests requests,
            ObtainServiceNumber obtainServiceNumber,
            ListServiceNumbers listServiceNumbers) {
        this.requests = requests;
        this.obtainServiceNumber = obtainServiceNumber;
        this.listServiceNumbers = listServiceNumbers;
    }

    @POST
    @APIResponseSchema(value = ServiceNumberView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.EDIT, ofAllServices = true)
    public Response obtainServiceNumber(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid ServiceNumberRequest request) {
        return obtainServiceNumber
                .handle(requests.of("obtainServiceNumber", key, request), request)
                .toResponse();
    }

    @GET
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public Page<ServiceNumberView> listServiceNumbers(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listServiceNumbers.handle(cursor, limit);
    }
}

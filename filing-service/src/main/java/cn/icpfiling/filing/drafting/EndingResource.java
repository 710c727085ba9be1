package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Acts that have no body. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class EndingResource {

    private final IdempotentRequests requests;
    private final WithdrawOrder withdrawOrder;
    private final AbandonOrder abandonOrder;

    EndingResource(IdempotentRequests requests, WithdrawOrder withdrawOrder, AbandonOrder abandonOrder) {
        this.requests = requests;
        this.withdrawOrder = withdrawOrder;
        this.abandonOrder = abandonOrder;
    }

    @POST
    @Path("/{id}/withdrawal")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.SUBMIT)
    public Response withdrawOrder(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return withdrawOrder
                .handle(id, requests.of("withdrawOrder", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/abandonment")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.END)
    public Response abandonOrder(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return abandonOrder
                .handle(id, requests.of("abandonOrder", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }
}

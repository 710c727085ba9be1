package cn.icpfiling.filing.review;

import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/orders/{id}/claim")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.REVIEWER)
@RunOnVirtualThread
final class ClaimResource {

    private final IdempotentRequests requests;
    private final ClaimOrder claimOrder;

    ClaimResource(IdempotentRequests requests, ClaimOrder claimOrder) {
        this.requests = requests;
        this.claimOrder = claimOrder;
    }

    @POST
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    public Response claimOrder(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return claimOrder
                .take(id, requests.of("claimOrder", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @DELETE
    @RolesAllowed({Roles.REVIEWER, Roles.ADMINISTRATOR})
    public void releaseOrder(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch) {
        claimOrder.release(id, IfMatch.of(ifMatch));
    }
}

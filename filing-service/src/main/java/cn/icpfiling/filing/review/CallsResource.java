package cn.icpfiling.filing.review;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IfMatch;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/orders/{id}/calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.REVIEWER)
@RunOnVirtualThread
final class CallsResource {

    private final IdempotentRequests requests;
    private final RecordCall recordCall;
    private final ReviewCalls reviewCalls;

    CallsResource(IdempotentRequests requests, RecordCall recordCall, ReviewCalls reviewCalls) {
        this.requests = requests;
        this.recordCall = recordCall;
        this.reviewCalls = reviewCalls;
    }

    @POST
    @APIResponseSchema(value = CallView.class, responseCode = "201")
    public Response recordCall(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid CallRequest request) {
        return recordCall
                .handle(id, requests.of("recordCall", key, id, request), IfMatch.of(ifMatch), request)
                .toResponse();
    }

    @GET
    @RolesAllowed({Roles.REVIEWER, Roles.SUPPORT})
    public Page<CallView> listCalls(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return reviewCalls.page(id, cursor, limit);
    }
}

package cn.icpfiling.account.bounces;

import cn.icpfiling.account.core.BounceDismissal;
import cn.icpfiling.account.core.KeptBounceState;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
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

@Path("/api/v1/kept-bounces")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class KeptBouncesResource {

    private final BounceDesk desk;
    private final AssignKeptBounce assign;
    private final DismissKeptBounce dismiss;
    private final IdempotentRequests requests;

    KeptBouncesResource(
            BounceDesk desk, AssignKeptBounce assign, DismissKeptBounce dismiss, IdempotentRequests requests) {
        this.desk = desk;
        this.assign = assign;
        this.dismiss = dismiss;
        this.requests = requests;
    }

    record KeptBounceAssignment(@NotNull UUID noticeId) {}

    record KeptBounceDismissal(@NotNull BounceDismissal reason) {}

    @GET
    public Page<KeptBounceView> listKeptBounces(
            @QueryParam("state") @DefaultValue("OPEN") KeptBounceState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return desk.page(state, cursor, limit);
    }

    @POST
    @Path("/{id}/assignment")
    @APIResponseSchema(value = KeptBounceView.class, responseCode = "200")
    public Response assignKeptBounce(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid KeptBounceAssignment request) {
        return assign.handle(id, requests.of("assignKeptBounce", key, id, request), request.noticeId())
                .toResponse();
    }

    @POST
    @Path("/{id}/dismissal")
    @APIResponseSchema(value = KeptBounceView.class, responseCode = "200")
    public Response dismissKeptBounce(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid KeptBounceDismissal request) {
        return dismiss.handle(id, requests.of("dismissKeptBounce", key, id, request), request.reason())
                .toResponse();
    }
}

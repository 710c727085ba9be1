package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.DeliveryState;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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

@Path("/api/v1/webhook-deliveries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class WebhookDeliveriesResource {

    private final ShowDeliveries show;
    private final RequestReplay replay;
    private final IdempotentRequests requests;

    WebhookDeliveriesResource(ShowDeliveries show, RequestReplay replay, IdempotentRequests requests) {
        this.show = show;
        this.replay = replay;
        this.requests = requests;
    }

    @GET
    @Scope(Scopes.WEBHOOKS_READ)
    public Page<DeliveryView> listWebhookDeliveries(
            @QueryParam("endpointId") @NotNull UUID endpoint,
            @QueryParam("state") DeliveryState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.page(endpoint, state, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @Scope(Scopes.WEBHOOKS_READ)
    public DeliveryView showWebhookDelivery(@PathParam("id") UUID id) {
        return show.one(id);
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.WILDCARD)
    @Scope(Scopes.WEBHOOKS_WRITE)
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202")
    public Response replayWebhookDelivery(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return replay.one(id, requests.of("replayWebhookDelivery", key, id)).toResponse();
    }
}

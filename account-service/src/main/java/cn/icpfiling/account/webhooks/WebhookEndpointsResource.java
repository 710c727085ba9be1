package cn.icpfiling.account.webhooks;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.json.PlainText;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/webhook-endpoints")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class WebhookEndpointsResource {

    private final ShowEndpoints show;
    private final AddEndpoint add;
    private final ChangeEndpoint change;
    private final EndpointActs acts;
    private final SendTestEvent sendTestEvent;
    private final RequestReplay replay;
    private final IdempotentRequests requests;

    WebhookEndpointsResource(
            ShowEndpoints show,
            AddEndpoint add,
            ChangeEndpoint change,
            EndpointActs acts,
            SendTestEvent sendTestEvent,
            RequestReplay replay,
            IdempotentRequests requests) {
        this.show = show;
        this.add = add;
        this.change = change;
        this.acts = acts;
        this.sendTestEvent = sendTestEvent;
        this.replay = replay;
        this.requests = requests;
    }

    record NewTestEvent(
            @Size(max = 200) @PlainText(lines = true) String note) {}

    @GET
    @Scope(Scopes.WEBHOOKS_READ)
    public Page<EndpointView> listWebhookEndpoints(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.page(cursor, limit);
    }

    @POST
    @Scope(Scopes.WEBHOOKS_WRITE)
    @FreshFactor
    @APIResponseSchema(value = EndpointView.class, responseCode = "201")
    public Response addWebhookEndpoint(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid EndpointEntry entry) {
        return add.handle(requests.of("addWebhookEndpoint", key, entry), entry).toResponse();
    }

    @GET
    @Path("/{id}")
    @Scope(Scopes.WEBHOOKS_READ)
    public RestResponse<EndpointView> showWebhookEndpoint(@PathParam("id") UUID id) {
        var shown = show.one(id);
        return TaggedResponses.of(shown.tag(), shown.endpoint());
    }

    @PUT
    @Path("/{id}")
    @Scope(Scopes.WEBHOOKS_WRITE)
    @FreshFactor
    public RestResponse<EndpointView> changeWebhookEndpoint(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid EndpointEntry entry) {
        var changed = change.replace(id, IfMatch.of(ifMatch), entry);
        return TaggedResponses.of(changed.tag(), changed.endpoint());
    }

    @DELETE
    @Path("/{id}")
    @Scope(Scopes.WEBHOOKS_WRITE)
    public void deleteWebhookEndpoint(@PathParam("id") UUID id) {
        change.delete(id);
    }

    @POST
    @Path("/{id}/secret-rotations")
    @Consumes(MediaType.WILDCARD)
    @Scope(Scopes.WEBHOOKS_WRITE)
    @FreshFactor
    @APIResponseSchema(value = EndpointView.class, responseCode = "200")
    public Response rotateWebhookSecret(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return acts.rotateSecret(id, requests.of("rotateWebhookSecret", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.WILDCARD)
    @Scope(Scopes.WEBHOOKS_WRITE)
    @APIResponseSchema(value = EndpointView.class, responseCode = "200")
    public Response pauseWebhookEndpoint(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return acts.pause(id, requests.of("pauseWebhookEndpoint", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/resumption")
    @Consumes(MediaType.WILDCARD)
    @Scope(Scopes.WEBHOOKS_WRITE)
    @APIResponseSchema(value = EndpointView.class, responseCode = "200")
    public Response resumeWebhookEndpoint(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return acts.resume(id, requests.of("resumeWebhookEndpoint", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/test-events")
    @Scope(Scopes.WEBHOOKS_WRITE)
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202")
    public Response sendTestEvent(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid NewTestEvent wanted) {
        return sendTestEvent
                .handle(id, requests.of("sendTestEvent", key, id, wanted), wanted.note())
                .toResponse();
    }

    @POST
    @Path("/{id}/replays")
    @Scope(Scopes.WEBHOOKS_WRITE)
    @APIResponseSchema(value = RequestReplay.Replayed.class, responseCode = "202")
    public Response replayWebhookDeliveries(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid ReplayRange wanted) {
        return replay.many(id, requests.of("replayWebhookDeliveries", key, id, wanted), wanted)
                .toResponse();
    }
}

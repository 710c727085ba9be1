package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillState;
import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
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
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/prefilled-orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PARTNER)
@RunOnVirtualThread
final class PrefilledOrdersResource {

    private final IdempotentRequests requests;
    private final PrepareOrder prepare;
    private final ShowPrefilledOrders show;
    private final WithdrawPrefilledOrder withdraw;
    private final SendAnotherMessage sendAnother;
    private final AcceptOffer accept;

    PrefilledOrdersResource(
            IdempotentRequests requests,
            PrepareOrder prepare,
            ShowPrefilledOrders show,
            WithdrawPrefilledOrder withdraw,
            SendAnotherMessage sendAnother,
            AcceptOffer accept) {
        this.requests = requests;
        this.prepare = prepare;
        this.show = show;
        this.withdraw = withdraw;
        this.sendAnother = sendAnother;
        this.accept = accept;
    }

    @POST
    @APIResponseSchema(value = PrefilledOrderView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_WRITE)
    public Response prepareOrder(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid PrefilledOrderRequest request) {
        return prepare.handle(requests.of("prepareOrder", key, request), request)
                .toResponse();
    }

    @GET
    @Scope(Scopes.FILINGS_READ)
    public Page<PrefilledOrderSummary> listPrefilledOrders(
            @QueryParam("state") PrefillState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.page(state, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @Scope(Scopes.FILINGS_READ)
    public RestResponse<PrefilledOrderView> showPrefilledOrder(@PathParam("id") UUID id) {
        var shown = show.one(id);
        return TaggedResponses.of(shown.tag(), shown.view());
    }

    @POST
    @Path("/{id}/messages")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = PrefilledOrderView.class, responseCode = "200")
    @Scope(Scopes.FILINGS_WRITE)
    public Response sendPrefillMessage(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return sendAnother
                .handle(id, requests.of("sendPrefillMessage", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = PrefilledOrderView.class, responseCode = "200")
    @Scope(Scopes.FILINGS_WRITE)
    public Response withdrawPrefilledOrder(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return withdraw.handle(id, requests.of("withdrawPrefilledOrder", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/acceptances")
    @RolesAllowed(Roles.APPLICANT)
    @APIResponseSchema(value = OrderView.class, responseCode = "201")
    public Response acceptPrefilledOrder(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid PrefilledOrderAcceptance request) {
        return accept.handle(requests.of("acceptPrefilledOrder", key, request), request.secret())
                .toResponse();
    }
}

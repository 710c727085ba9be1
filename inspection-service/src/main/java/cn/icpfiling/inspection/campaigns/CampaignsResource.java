package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CampaignAct;
import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.CurrentActor;
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

@Path(CampaignsResource.CAMPAIGNS)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INSPECTOR, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class CampaignsResource {

    static final String CAMPAIGNS = "/api/v1/campaigns";

    private static final long MOST_BYTES = 2L << 20;
    private static final String CSV = "text/csv";
    private static final String UTF8_CSV = CSV + ";charset=UTF-8";

    private final IdempotentRequests requests;
    private final CurrentActor actor;
    private final CreateCampaign create;
    private final ActOnCampaign act;
    private final ReadCampaigns read;
    private final ExportResults export;

    CampaignsResource(
            IdempotentRequests requests,
            CurrentActor actor,
            CreateCampaign create,
            ActOnCampaign act,
            ReadCampaigns read,
            ExportResults export) {
        this.requests = requests;
        this.actor = actor;
        this.create = create;
        this.act = act;
        this.read = read;
        this.export = export;
    }

    @POST
    @BodyLimit(MOST_BYTES)
    @APIResponseSchema(value = CampaignView.class, responseCode = "201")
    public Response createCampaign(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid CampaignRequest request) {
        return create.handle(requests.of("createCampaign", key, request), request, actor.account())
                .toResponse();
    }

    @GET
    public Page<CampaignView> listCampaigns(
            @QueryParam("state") CampaignState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return read.page(state, cursor, limit);
    }

    @GET
    @Path("/{id}")
    public RestResponse<CampaignView> showCampaign(@PathParam("id") UUID id) {
        var shown = read.one(id);
        return TaggedResponses.of(shown.tag(), shown.view());
    }

    @POST
    @Path("/{id}/start")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = CampaignView.class, responseCode = "200")
    public Response startCampaign(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return act.handle(id, CampaignAct.START, requests.of("startCampaign", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = CampaignView.class, responseCode = "200")
    public Response pauseCampaign(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return act.handle(id, CampaignAct.PAUSE, requests.of("pauseCampaign", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/resume")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = CampaignView.class, responseCode = "200")
    public Response resumeCampaign(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return act.handle(id, CampaignAct.RESUME, requests.of("resumeCampaign", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = CampaignView.class, responseCode = "200")
    public Response cancelCampaign(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return act.handle(id, CampaignAct.CANCEL, requests.of("cancelCampaign", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @GET
    @Path("/{id}/results")
    public Page<CampaignResultView> listCampaignResults(
            @PathParam("id") UUID id,
            @QueryParam("check") CheckKind check,
            @QueryParam("state") CheckState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return read.results(id, check, state, cursor, limit);
    }

    @GET
    @Path("/{id}/results.csv")
    @Produces(CSV)
    @APIResponseSchema(value = String.class, responseCode = "200")
    public Response exportCampaignResults(
            @PathParam("id") UUID id, @QueryParam("check") CheckKind check, @QueryParam("state") CheckState state) {
        return Response.ok(export.handle(id, check, state), UTF8_CSV).build();
    }
}

package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskState;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/inspection-tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class InspectionTasksResource {

    private final IdempotentRequests requests;
    private final ReadTasks read;
    private final OpenTask open;
    private final ClaimTask claim;
    private final SettleTask settle;
    private final RevealNumber reveal;

    InspectionTasksResource(
            IdempotentRequests requests,
            ReadTasks read,
            OpenTask open,
            ClaimTask claim,
            SettleTask settle,
            RevealNumber reveal) {
        this.requests = requests;
        this.read = read;
        this.open = open;
        this.claim = claim;
        this.settle = settle;
        this.reveal = reveal;
    }

    @GET
    public Page<TaskView> listInspectionTasks(
            @QueryParam("list") @DefaultValue("OPEN") TaskList list,
            @QueryParam("campaignId") UUID campaignId,
            @QueryParam("findingId") UUID findingId,
            @QueryParam("kind") TaskKind kind,
            @QueryParam("state") TaskState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return read.page(new ReadTasks.Wanted(list, campaignId, findingId, kind, state), cursor, limit);
    }

    @POST
    @APIResponseSchema(value = TaskView.class, responseCode = "201")
    public Response openInspectionTask(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid TaskRequest request) {
        return open.handle(requests.of("openInspectionTask", key, request), request)
                .toResponse();
    }

    @POST
    @Path("/{id}/claim")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = TaskView.class, responseCode = "200")
    public Response claimInspectionTask(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return claim.claim(id, requests.of("claimInspectionTask", key, id)).toResponse();
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = TaskView.class, responseCode = "200")
    public Response releaseInspectionTask(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return claim.release(id, requests.of("releaseInspectionTask", key, id)).toResponse();
    }

    @POST
    @Path("/{id}/reveal")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    public RestResponse<RevealedNumberView> revealNumberOfInspectionTask(@PathParam("id") UUID id) {
        return RestResponse.ResponseBuilder.ok(reveal.handle(id))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/outcome")
    @APIResponseSchema(value = TaskView.class, responseCode = "200")
    public Response settleInspectionTask(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid OutcomeRequest request) {
        return settle.handle(id, requests.of("settleInspectionTask", key, id, request), request)
                .toResponse();
    }
}

package cn.icpfiling.account.calls;

import cn.icpfiling.account.core.CallOutcome;
import cn.icpfiling.account.core.CallState;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/voice-tasks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class VoiceTasksResource {

    private final ListVoiceTasks listTasks;
    private final ClaimVoiceTask claimTask;
    private final RevealVoiceTask revealTask;
    private final RecordCallOutcome recordOutcome;
    private final IdempotentRequests requests;

    VoiceTasksResource(
            ListVoiceTasks listTasks,
            ClaimVoiceTask claimTask,
            RevealVoiceTask revealTask,
            RecordCallOutcome recordOutcome,
            IdempotentRequests requests) {
        this.listTasks = listTasks;
        this.claimTask = claimTask;
        this.revealTask = revealTask;
        this.recordOutcome = recordOutcome;
        this.requests = requests;
    }

    record CallOutcomeRequest(@NotNull CallOutcome outcome) {}

    @GET
    public Page<VoiceTaskView> listVoiceTasks(
            @QueryParam("state") @DefaultValue("OPEN") CallState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listTasks.handle(state, cursor, limit);
    }

    @POST
    @Path("/{id}/claim")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = VoiceTaskView.class, responseCode = "200")
    public Response claimVoiceTask(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return claimTask.handle(id, requests.of("claimVoiceTask", key, id)).toResponse();
    }

    @POST
    @Path("/{id}/reveals")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    public RevealedCallee revealVoiceTask(@PathParam("id") UUID id) {
        return revealTask.handle(id);
    }

    @POST
    @Path("/{id}/outcome")
    @APIResponseSchema(value = VoiceTaskView.class, responseCode = "200")
    public Response recordCallOutcome(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid CallOutcomeRequest request) {
        return recordOutcome
                .handle(id, requests.of("recordCallOutcome", key, id, request), request.outcome())
                .toResponse();
    }
}

package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IdempotencyKey;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/spot-checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class SpotChecksResource {
    private final LookAtSpotChecks lookAtSpotChecks;
    private final SettleSpotCheck settleSpotCheck;
    private final CurrentActor actor;

    SpotChecksResource(LookAtSpotChecks lookAtSpotChecks, SettleSpotCheck settleSpotCheck, CurrentActor actor) {
        this.lookAtSpotChecks = lookAtSpotChecks;
        this.settleSpotCheck = settleSpotCheck;
        this.actor = actor;
    }

    @GET
    public Page<SpotCheckView> listSpotChecks(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return lookAtSpotChecks.page(cursor, limit);
    }

    @GET
    @Path("/{id}")
    public RestResponse<SpotCheckView> showSpotCheck(@PathParam("id") UUID id) {
        var shown = lookAtSpotChecks.one(id);
        return RestResponse.ResponseBuilder.ok(shown.view())
                .header(HttpHeaders.ETAG, shown.tag())
                .build();
    }

    @POST
    @Path("/{id}/outcome")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SpotCheckView.class, responseCode = "200")
    public Response settleSpotCheck(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid SettleRequest request) {
        var sender = actor.get();
        var attempt = new Attempt(
                sender.client() + "/" + sender.id(), "settleSpotCheck", IdempotencyKey.of(key), List.of(id, request));
        var answer = settleSpotCheck.handle(id, attempt, IfMatch.of(ifMatch), request.answers());
        var response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, answer.etag())
                .entity(answer.body());
        return (answer.replayed() ? response.header("Idempotent-Replayed", "true") : response).build();
    }
}

package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
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

@Path("/api/v1/spot-checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class SpotChecksResource {
    private final ReadSpotChecks readSpotChecks;
    private final SettleSpotCheck settleSpotCheck;
    private final IdempotentRequests requests;

    SpotChecksResource(ReadSpotChecks readSpotChecks, SettleSpotCheck settleSpotCheck, IdempotentRequests requests) {
        this.readSpotChecks = readSpotChecks;
        this.settleSpotCheck = settleSpotCheck;
        this.requests = requests;
    }

    @GET
    public Page<SpotCheckView> listSpotChecks(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return readSpotChecks.page(cursor, limit);
    }

    @GET
    @Path("/{id}")
    public RestResponse<SpotCheckView> showSpotCheck(@PathParam("id") UUID id) {
        var shown = readSpotChecks.one(id);
        return TaggedResponses.of(shown.tag(), shown.view());
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
        var idempotentRequest = requests.of("settleSpotCheck", key, id, request);
        return settleSpotCheck
                .handle(id, idempotentRequest, IfMatch.of(ifMatch), request.answers())
                .toResponse();
    }
}

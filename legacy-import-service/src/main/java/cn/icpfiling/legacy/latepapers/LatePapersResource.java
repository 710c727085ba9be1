package cn.icpfiling.legacy.latepapers;

import cn.icpfiling.legacy.core.latepapers.LatePaperState;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.idempotency.Reply;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/legacy-late-papers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class LatePapersResource {

    private final LatePaperDesk desk;
    private final SearchPapers search;
    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;

    LatePapersResource(
            LatePaperDesk desk, SearchPapers search, IdempotencyService idempotency, IdempotentRequests requests) {
        this.desk = desk;
        this.search = search;
        this.idempotency = idempotency;
        this.requests = requests;
    }

    @Schema(name = "LegacyLatePaperDecision")
    record DecisionRequest(@NotNull LatePaperDesk.Decision decision) {}

    /** @param subjectId the filing of this platform that misses papers */
    @Schema(name = "LegacyPaperSearchRequest")
    record SearchRequest(@NotNull UUID subjectId) {}

    @GET
    @Consumes(MediaType.WILDCARD)
    public Page<LatePaperView> listLegacyLatePapers(
            @QueryParam("state") @DefaultValue("GIVEN_UP") LatePaperState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return desk.page(state, cursor, limit);
    }

    @POST
    @APIResponseSchema(value = SearchPapers.Search.class, responseCode = "200")
    public Response searchLegacyPapers(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid SearchRequest request) {
        return idempotency
                .perform(
                        requests.of("searchLegacyPapers", key, request),
                        () -> new Reply(200, null, null, search.handle(request.subjectId())))
                .toResponse();
    }

    @POST
    @Path("/{id}/decision")
    @APIResponseSchema(value = LatePaperView.class, responseCode = "200")
    public Response decideLegacyLatePaper(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid DecisionRequest request) {
        return idempotency
                .perform(
                        requests.of("decideLegacyLatePaper", key, id, request),
                        () -> new Reply(200, null, null, desk.decide(id, request.decision())))
                .toResponse();
    }
}

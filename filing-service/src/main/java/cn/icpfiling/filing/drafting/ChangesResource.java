package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class ChangesResource {

    private final IdempotentRequests requests;
    private final DraftChange draftChange;

    ChangesResource(IdempotentRequests requests, DraftChange draftChange) {
        this.requests = requests;
        this.draftChange = draftChange;
    }

    @POST
    @Path("/subjects/{id}/change")
    @APIResponseSchema(value = OrderView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.EDIT, ofAllServices = true)
    public Response changeSubject(
            @PathParam("id") UUID id,
            @QueryParam("findingId") UUID findingId,
            @HeaderParam(IdempotencyKey.HEADER) String key) {
        return draftChange
                .ofSubject(requests.of("changeSubject", key, payload(id, findingId)), id, findingId)
                .toResponse();
    }

    @POST
    @Path("/services/{id}/change")
    @APIResponseSchema(value = OrderView.class, responseCode = "201")
    @Scope(Scopes.FILINGS_WRITE)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.EDIT)
    public Response changeService(
            @PathParam("id") UUID id,
            @QueryParam("findingId") UUID findingId,
            @HeaderParam(IdempotencyKey.HEADER) String key) {
        return draftChange
                .ofService(requests.of("changeService", key, payload(id, findingId)), id, findingId)
                .toResponse();
    }

    private static Object[] payload(UUID id, UUID findingId) {
        return Stream.of(id, findingId).filter(Objects::nonNull).toArray();
    }
}

package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

@Path("/api/v1/support-cases")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class SupportCasesResource {

    private final ListSupportCases listCases;
    private final ClaimSupportCase claimCase;
    private final IdempotentRequests requests;

    SupportCasesResource(ListSupportCases listCases, ClaimSupportCase claimCase, IdempotentRequests requests) {
        this.listCases = listCases;
        this.claimCase = claimCase;
        this.requests = requests;
    }

    @GET
    public Page<SupportCaseView> listSupportCases(
            @QueryParam("state") @DefaultValue("OPEN") CaseState state,
            @QueryParam("kind") CaseKind kind,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listCases.handle(state, kind, cursor, limit);
    }

    @GET
    @Path("/{id}")
    public RestResponse<SupportCaseView> showSupportCase(@PathParam("id") UUID id) {
        var shown = listCases.one(id);
        return TaggedResponses.of(shown.tag(), shown.view());
    }

    @POST
    @Path("/{id}/claim")
    @APIResponseSchema(value = SupportCaseView.class, responseCode = "200")
    public Response claimSupportCase(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return claimCase.handle(id, requests.of("claimSupportCase", key, id)).toResponse();
    }

    @DELETE
    @Path("/{id}/claim")
    public void releaseSupportCase(@PathParam("id") UUID id) {
        claimCase.release(id);
    }
}

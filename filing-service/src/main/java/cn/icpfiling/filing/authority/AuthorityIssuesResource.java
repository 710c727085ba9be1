package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/authority-issues")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPPORT, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class AuthorityIssuesResource {

    private final IdempotentRequests requests;
    private final SettleAuthorityIssues settle;

    AuthorityIssuesResource(IdempotentRequests requests, SettleAuthorityIssues settle) {
        this.requests = requests;
        this.settle = settle;
    }

    @GET
    public Page<AuthorityIssueView> listAuthorityIssues(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return settle.page(cursor, limit);
    }

    @POST
    @Path("/{id}/retry")
    @APIResponseSchema(value = AuthorityIssueView.class, responseCode = "200")
    public Response retryAuthorityIssue(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return settle.sendAgain(id, requests.of("retryAuthorityIssue", key, id)).toResponse();
    }

    @POST
    @Path("/{id}/set-aside")
    @APIResponseSchema(value = AuthorityIssueView.class, responseCode = "200")
    public Response setAuthorityIssueAside(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid SettingAside settingAside) {
        return settle.setAside(id, requests.of("setAuthorityIssueAside", key, id, settingAside), settingAside.reason())
                .toResponse();
    }
}

package cn.icpfiling.account.policies;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
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
import java.time.OffsetDateTime;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/support-policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class SupportPoliciesResource {
    private final IdempotentRequests requests;
    private final ChangePolicies changePolicies;
    private final ShowPolicies showPolicies;

    SupportPoliciesResource(IdempotentRequests requests, ChangePolicies changePolicies, ShowPolicies showPolicies) {
        this.requests = requests;
        this.changePolicies = changePolicies;
        this.showPolicies = showPolicies;
    }

    @POST
    @FreshFactor
    @APIResponseSchema(value = PolicyVersion.class, responseCode = "201")
    @BodyLimit(1 << 20)
    public Response replaceSupportPolicies(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @QueryParam("replaces") @NotNull @Min(0) Integer replaces,
            @QueryParam("effectiveFrom") OffsetDateTime effectiveFrom,
            @NotNull @Valid PolicyContent content) {
        var from = effectiveFrom == null ? null : effectiveFrom.toInstant();
        var idempotentRequest = requests.of("replaceSupportPolicies", key, replaces, Objects.toString(from), content);
        return changePolicies
                .propose(idempotentRequest, replaces, from, content)
                .toResponse();
    }

    @POST
    @Path("/{version}/confirmation")
    @FreshFactor
    @APIResponseSchema(value = PolicyVersion.class, responseCode = "200")
    public Response confirmSupportPolicies(
            @PathParam("version") int version, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return changePolicies
                .decide(requests.of("confirmSupportPolicies", key, version), version, ChangePolicies.Decision.CONFIRM)
                .toResponse();
    }

    @POST
    @Path("/{version}/withdrawal")
    @FreshFactor
    @APIResponseSchema(value = PolicyVersion.class, responseCode = "200")
    public Response withdrawSupportPolicies(
            @PathParam("version") int version, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return changePolicies
                .decide(requests.of("withdrawSupportPolicies", key, version), version, ChangePolicies.Decision.WITHDRAW)
                .toResponse();
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR, Roles.SUPPORT})
    public Page<PolicyVersion> listSupportPolicies(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return showPolicies.page(cursor, limit);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR, Roles.SUPPORT})
    public PolicyVersionView showSupportPolicies(@PathParam("version") int version) {
        return showPolicies.one(version);
    }
}

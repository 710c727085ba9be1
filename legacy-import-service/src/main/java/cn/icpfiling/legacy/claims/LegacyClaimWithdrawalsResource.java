package cn.icpfiling.legacy.claims;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/legacy-claims/{id}/withdrawal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
final class LegacyClaimWithdrawalsResource {

    private final WithdrawClaim withdraw;
    private final IdempotentRequests requests;

    LegacyClaimWithdrawalsResource(WithdrawClaim withdraw, IdempotentRequests requests) {
        this.withdraw = withdraw;
        this.requests = requests;
    }

    @POST
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_WRITE)
    @APIResponseSchema(value = LegacyClaimView.class, responseCode = "200")
    public Response withdrawLegacyClaim(@PathParam("id") UUID id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return withdraw.handle(id, requests.of("withdrawLegacyClaim", key, id)).toResponse();
    }
}

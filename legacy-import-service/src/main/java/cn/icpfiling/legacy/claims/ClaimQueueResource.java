package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1/legacy-claim-queue")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPPORT)
@RunOnVirtualThread
final class ClaimQueueResource {

    private final ShowClaims show;

    ClaimQueueResource(ShowClaims show) {
        this.show = show;
    }

    @GET
    public Page<LegacyClaimView> listLegacyClaims(
            @QueryParam("state") @DefaultValue("IN_REVIEW") ClaimState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.inState(state, cursor, limit);
    }
}

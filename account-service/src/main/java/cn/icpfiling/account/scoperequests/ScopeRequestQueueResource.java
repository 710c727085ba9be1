package cn.icpfiling.account.scoperequests;

import cn.icpfiling.account.core.ScopeRequestState;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The requests of all partners, for administrators. */
@Path("/api/v1/scope-requests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class ScopeRequestQueueResource {

    private final ListScopeRequests list;

    ScopeRequestQueueResource(ListScopeRequests list) {
        this.list = list;
    }

    @GET
    public Page<ScopeRequestView> listAllScopeRequests(
            @QueryParam("state") @DefaultValue("OPEN") ScopeRequestState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return list.inState(state, cursor, limit);
    }
}

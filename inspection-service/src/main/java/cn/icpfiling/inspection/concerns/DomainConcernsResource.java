package cn.icpfiling.inspection.concerns;

import cn.icpfiling.inspection.core.ConcernState;
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

@Path("/api/v1/domain-concerns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class DomainConcernsResource {
    private final ListDomainConcerns listDomainConcerns;

    DomainConcernsResource(ListDomainConcerns listDomainConcerns) {
        this.listDomainConcerns = listDomainConcerns;
    }

    @GET
    public Page<DomainConcernView> listDomainConcerns(
            @QueryParam("state") @DefaultValue("OPEN") ConcernState state,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listDomainConcerns.page(state, cursor, limit);
    }
}

package cn.icpfiling.inspection.policies;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;

@Path("/api/v1/shell-site-policy")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class ShellSitePolicyResource {
    private final ShowPolicies showPolicies;

    ShellSitePolicyResource(ShowPolicies showPolicies) {
        this.showPolicies = showPolicies;
    }

    @GET
    @PermitAll
    public ShellSitePolicyView showShellSitePolicy(@QueryParam("on") LocalDate on) {
        return showPolicies.shellSites(on);
    }
}

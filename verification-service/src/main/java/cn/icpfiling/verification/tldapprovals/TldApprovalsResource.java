package cn.icpfiling.verification.tldapprovals;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/internal/tld-approvals")
@RolesAllowed(Roles.SERVICE)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class TldApprovalsResource {

    private final ShowTldApproval show;

    TldApprovalsResource(ShowTldApproval show) {
        this.show = show;
    }

    @GET
    @Operation(operationId = "showTldApproval")
    public TldApprovalView show(
            @QueryParam("domain") @NotNull @Size(min = 1, max = 255) String domain, @QueryParam("on") LocalDate on) {
        return show.handle(domain, on);
    }
}

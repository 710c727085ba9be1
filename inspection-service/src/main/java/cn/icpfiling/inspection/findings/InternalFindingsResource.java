package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalFindingsResource {
    private final VerifyFinding verifyFinding;

    InternalFindingsResource(VerifyFinding verifyFinding) {
        this.verifyFinding = verifyFinding;
    }

    @GET
    public FindingGrounds listUnsettledFindings(
            @QueryParam("subjectId") @NotNull UUID subjectId, @QueryParam("serviceId") UUID serviceId) {
        return verifyFinding.unsettled(subjectId, serviceId);
    }

    @GET
    @Path("/{id}")
    public FindingGround verifyFinding(@PathParam("id") UUID id) {
        return verifyFinding.handle(id);
    }
}

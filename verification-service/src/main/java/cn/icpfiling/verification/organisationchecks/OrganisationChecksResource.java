package cn.icpfiling.verification.organisationchecks;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/internal/organisation-checks")
@RolesAllowed(Roles.SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class OrganisationChecksResource {

    private final CheckOrganisationOfFiling check;

    OrganisationChecksResource(CheckOrganisationOfFiling check) {
        this.check = check;
    }

    @POST
    public OrganisationCheckView checkOrganisation(@Valid @NotNull OrganisationCheckRequest request) {
        return check.handle(request);
    }
}

package cn.icpfiling.verification.domainchecks;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.CurrentActor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/internal/domain-checks")
@RolesAllowed(Roles.SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class DomainChecksResource {

    private final CheckDomainsForOrder check;
    private final CurrentActor actor;

    DomainChecksResource(CheckDomainsForOrder check, CurrentActor actor) {
        this.check = check;
        this.actor = actor;
    }

    @POST
    @Operation(operationId = "checkDomains")
    @BodyLimit(1 << 20)
    public DomainChecksView check(@Valid @NotNull DomainChecksRequest request) {
        return DomainChecksView.of(check.handle(request, actor.get().client()));
    }
}

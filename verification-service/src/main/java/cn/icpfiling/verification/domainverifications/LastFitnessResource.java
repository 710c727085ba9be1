package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.problem.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Shows the newest check of a domain, found by name. It asks no source, because that needs the holder, and a URL must
 * not contain a holder's name.
 */
@Path("/api/v1/domains/{name}/fitness")
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.REVIEWER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class LastFitnessResource {

    private final ReadDomainVerification read;
    private final CurrentActor actor;

    LastFitnessResource(ReadDomainVerification read, CurrentActor actor) {
        this.read = read;
        this.actor = actor;
    }

    @GET
    @Scope(Scopes.DOMAINS_READ)
    @Operation(operationId = "showLastFitness")
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public DomainVerificationView last(@PathParam("name") @Size(max = 255) String name, @Context HttpHeaders headers) {
        return read.last(name, actor.get(), Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}

package cn.icpfiling.filing.typecheck;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The data of type checks for claims of the old platform's filings. Only the services of {@code icp.type-checks.readers} get them. */
@Path("/internal/filing-type-checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalTypeChecksResource {

    private final CurrentActor actor;
    private final Set<String> readers;
    private final ShowSettledTypeCheck show;

    InternalTypeChecksResource(
            CurrentActor actor,
            @ConfigProperty(name = "icp.type-checks.readers") Set<String> readers,
            ShowSettledTypeCheck show) {
        this.actor = actor;
        this.readers = readers;
        this.show = show;
    }

    @GET
    @Path("/{id}")
    public SettledTypeCheck showFilingTypeCheckInternally(@PathParam("id") UUID id) {
        if (!readers.contains(actor.get().client())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return show.handle(id);
    }
}

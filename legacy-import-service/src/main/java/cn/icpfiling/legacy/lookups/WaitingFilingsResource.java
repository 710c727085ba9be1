package cn.icpfiling.legacy.lookups;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/internal/waiting-filings")
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class WaitingFilingsResource {
    private final FindWaitingFiling findWaitingFiling;

    WaitingFilingsResource(FindWaitingFiling findWaitingFiling) {
        this.findWaitingFiling = findWaitingFiling;
    }

    /** The question is in the body, so that the domain is in no log of URLs. */
    record WaitingFilingQuestion(
            @NotNull @Size(min = 1, max = 253) String domain) {}

    @POST
    public WaitingFiling find(@NotNull @Valid WaitingFilingQuestion question) {
        return findWaitingFiling.handle(question.domain());
    }
}

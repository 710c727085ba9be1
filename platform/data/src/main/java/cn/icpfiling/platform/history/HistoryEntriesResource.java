package cn.icpfiling.platform.history;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells another service what happened to an object here. The caller audits the person that it asks for. */
@Path("/internal/history-entries")
@RolesAllowed("service")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class HistoryEntriesResource {

    private final ReadHistory read;

    HistoryEntriesResource(ReadHistory read) {
        this.read = read;
    }

    @POST
    @Operation(hidden = true)
    public HistoryAnswer list(HistoryQuestion question) {
        if (question == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
        }
        return read.handle(question);
    }
}

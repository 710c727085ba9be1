package cn.icpfiling.platform.inbox;

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

/** Lets an operator replay a parked key after its cause is fixed. */
@Path("/internal/parked-events/replay")
@RolesAllowed("service")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class ParkedEventsResource {
    private final Inbox inbox;

    ParkedEventsResource(Inbox inbox) {
        this.inbox = inbox;
    }

    /** A key of a consumer group. */
    record Replay(String consumer, String key) {}

    /** The number of its records that still wait. */
    record Replayed(long waiting) {}

    @POST
    @Operation(hidden = true)
    public Replayed replay(Replay asked) {
        if (asked == null || asked.consumer() == null || asked.key() == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
        }
        return inbox.replay(asked.consumer(), asked.key())
                .map(Replayed::new)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}

package cn.icpfiling.platform.inbox;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets an operator replay a parked key after its cause is fixed. */
@Path("/internal/parked-events/replay")
@RolesAllowed("service")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class ParkedEventsResource {
    private final Inbox inbox;
    private final Audit audit;

    ParkedEventsResource(Inbox inbox, Audit audit) {
        this.inbox = inbox;
        this.audit = audit;
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
        var waiting = inbox.replay(asked.consumer(), asked.key())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        UnitOfWork.run(() -> audit.record(Act.of("PARKED.REPLAY", "EVENT_KEY", idOf(asked.key()))
                .with("consumer", asked.consumer().toUpperCase(Locale.ROOT))
                .with("waiting", waiting)));
        return new Replayed(waiting);
    }

    /** A key is mostly the id of what its events are about; another one has a pseudonym. */
    private static UUID idOf(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException another) {
            return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        }
    }
}

package cn.icpfiling.platform.web.time;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BusinessClock;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/** Lets the sandbox move the time of a service. Without a test clock the resource answers 404. */
@Path("/internal/clock")
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@IfBuildProperty(name = "icp.clock.resource", stringValue = "true", enableIfMissing = true)
final class ClockResource {

    private final TestClock testClock;
    private final BusinessClock clock;
    private final Instance<DueJobs> dueJobs;

    ClockResource(TestClock testClock, BusinessClock clock, Instance<DueJobs> dueJobs) {
        this.testClock = testClock;
        this.clock = clock;
        this.dueJobs = dueJobs;
    }

    record Move(@NotNull Duration offset) {}

    /** Responds after all due jobs have run, so that the caller can check the outcome. */
    @POST
    public void move(@NotNull @Valid Move move) {
        if (!testClock.isThere()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        clock.moveTo(move.offset());
        dueJobs.forEach(DueJobs::runDue);
    }
}

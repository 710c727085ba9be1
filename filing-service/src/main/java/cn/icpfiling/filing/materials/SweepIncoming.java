package cn.icpfiling.filing.materials;

import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Deletes sent files that a killed process left, at each start and every few minutes. */
@ApplicationScoped
class SweepIncoming implements DueJobs {

    private static final Logger LOG = Logger.getLogger(SweepIncoming.class);

    /** A body takes at most eleven minutes, during which the file is written to. The rest takes less than two. */
    private static final Duration UNTOUCHED = Duration.ofMinutes(15);

    private final Incoming incoming;
    private final Clock clock;

    SweepIncoming(Incoming incoming, @MachineClock Clock clock) {
        this.incoming = incoming;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        runDue();
    }

    @Override
    @Scheduled(
            identity = "sweep-incoming",
            every = "${icp.materials.uploads-sweep}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        var deleted = incoming.deleteUntouchedSince(clock.instant().minus(UNTOUCHED));
        if (deleted > 0) {
            LOG.infof("%d papers of killed processes were deleted", deleted);
        }
    }
}

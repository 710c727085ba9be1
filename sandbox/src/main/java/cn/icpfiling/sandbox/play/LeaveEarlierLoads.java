package cn.icpfiling.sandbox.play;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Leaves at the start what an ended process of this sandbox has left on the platform, so that no hand-over waits for the next look at a
 * filing of the old platform. The platform may start later than the sandbox, so it is asked until nothing is left.
 */
@ApplicationScoped
class LeaveEarlierLoads {

    private static final Logger LOG = Logger.getLogger(LeaveEarlierLoads.class);
    private static final int MOST_TRIES = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final LoadOldFiling load;

    LeaveEarlierLoads(LoadOldFiling load) {
        this.load = load;
    }

    void start(@Observes StartupEvent event) {
        if (load.canLoad()) {
            Thread.ofVirtual().name("earlier-loads").start(this::untilNothingIsLeft);
        }
    }

    /** For about an hour. Each pause is twice the one before, as each question may be a sign-in. */
    private void untilNothingIsLeft() {
        var pause = FIRST_PAUSE;
        for (var tries = 1; !load.leavesWhatAnEarlierProcessLeft(); tries++) {
            if (tries == MOST_TRIES) {
                LOG.warn(
                        "Files of an earlier sandbox may keep hand-overs waiting until the next look at a filing of the old platform");
                return;
            }
            PlayFiling.pause(pause);
            var next = pause.multipliedBy(2);
            pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        }
    }
}

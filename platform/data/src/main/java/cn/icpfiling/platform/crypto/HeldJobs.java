package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.security.RunsWithoutKeys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Holds the scheduled jobs of a replica with wrong keys: they would store what no other replica can read, and give up what they cannot read
 * themselves. Those under way finish. None of the declared ones begins before the keys were found right; one that a program schedules may
 * run until the next look that finds them wrong. A database that does not answer says nothing of keys, so it changes nothing.
 * {@link RunsWithoutKeys} marks the jobs that are never held. A loop with a thread of its own asks {@link #areHeld}.
 */
@ApplicationScoped
public class HeldJobs {
    private static final Logger LOG = Logger.getLogger(HeldJobs.class);
    private static final int BEFORE_THE_SCHEDULER = Interceptor.Priority.PLATFORM_BEFORE - 1;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int LONGEST_CAUSE = 300;

    private final KeyCheck check;
    private final Scheduler scheduler;
    private final boolean configured;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Set<String> held = new HashSet<>();
    private volatile Keys keys;
    private boolean isUnknown;

    HeldJobs(Keysets keysets, KeyCheck check, Scheduler scheduler) {
        this.check = check;
        this.scheduler = scheduler;
        this.configured = keysets.configured();
        this.keys = configured ? Keys.NOT_LOOKED_AT : Keys.RIGHT;
    }

    private enum Keys {
        NOT_LOOKED_AT,
        RIGHT,
        WRONG
    }

    /** Whether jobs stand. Always false in a service without keys. */
    public boolean areHeld() {
        return keys != Keys.RIGHT;
    }

    void begin(@Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent starting) {
        if (configured) {
            hold();
        }
    }

    /** In a thread of its own, because the scheduler's threads may all be busy, and a held job could not look. */
    void start(@Observes StartupEvent started) {
        if (configured) {
            Thread.ofPlatform().daemon().name("held-jobs").start(this::run);
        }
    }

    /** Waits for no look: the scheduler ends at the same time, and a look writes nothing. */
    void stop(@Observes ShutdownEvent stopped) {
        stopping.countDown();
    }

    private void run() {
        try {
            do {
                lookSafely();
            } while (!stopping.await((areHeld() ? LOOK_AGAIN : LOOK_EVERY).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without this thread the jobs would stand, or go on, for good. What one look could not do, the next one does. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException | LinkageError trouble) {
            if (stopping.getCount() > 0) {
                LOG.errorf(
                        "Scheduled jobs could not be held or let go, looking again: %s",
                        Causes.brief(trouble, LONGEST_CAUSE));
            }
        }
    }

    /** Looks at the keys, and holds the jobs or lets them go on. */
    public synchronized void look() {
        try {
            check.requireRightKeys();
            isUnknown = false;
            letGo();
        } catch (KeysUnusable wrong) {
            isUnknown = false;
            if (keys != Keys.WRONG) {
                LOG.errorf("The scheduled jobs stand while the keys are wrong: %s", wrong.getMessage());
            }
            keys = Keys.WRONG;
            hold();
        } catch (RuntimeException trouble) {
            if (!isUnknown && stopping.getCount() > 0) {
                LOG.warnf(
                        "Whether the keys are right is not known, looking again: %s",
                        Causes.brief(trouble, LONGEST_CAUSE));
            }
            isUnknown = true;
        }
    }

    /** A job that is scheduled while the others stand is held with the next look. */
    private void hold() {
        if (scheduler.isStarted()) {
            scheduler.getScheduledJobs().stream()
                    .filter(job -> !scheduler.isPaused(job.getId()) && !runsWithoutKeys(job))
                    .forEach(job -> {
                        scheduler.pause(job.getId());
                        held.add(job.getId());
                    });
        }
    }

    private void letGo() {
        held.forEach(scheduler::resume);
        held.clear();
        if (keys == Keys.WRONG) {
            LOG.info("The keys are right: the scheduled jobs go on");
        }
        keys = Keys.RIGHT;
    }

    /** A job that a program has scheduled has no method. One whose class is not found is held, which harms nothing. */
    private static boolean runsWithoutKeys(Trigger job) {
        var method = job.getMethodDescription();
        var end = method == null ? -1 : method.indexOf('#');
        if (end < 0) {
            return false;
        }
        try {
            var owner = Class.forName(
                    method.substring(0, end), false, Thread.currentThread().getContextClassLoader());
            return Arrays.stream(owner.getDeclaredMethods())
                    .anyMatch(found -> found.getName().equals(method.substring(end + 1))
                            && found.isAnnotationPresent(RunsWithoutKeys.class));
        } catch (ClassNotFoundException | LinkageError unmarked) {
            return false;
        }
    }
}

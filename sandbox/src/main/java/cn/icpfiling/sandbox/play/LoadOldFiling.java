package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Has the filing of a name of the old platform loaded when it is looked at for the first time, as an administrator loads exports from the
 * old platform's bucket. The platform runs one load at a time, and so does the sandbox.
 */
@ApplicationScoped
public class LoadOldFiling {

    private static final Logger LOG = Logger.getLogger(LoadOldFiling.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** What is forgotten is loaded again, which changes nothing. */
    private static final int MOST_KNOWN = 10_000;

    private final OldLoads loads;
    private final TestClock clock;
    private final Duration patience;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final ReentrantLock turn = new ReentrantLock(true);

    LoadOldFiling(OldLoads loads, SandboxConfig config, TestClock clock) {
        this.loads = loads;
        this.clock = clock;
        this.patience = config.playPatience();
    }

    /**
     * Waits for its turn, for a quarter of the time for which a filing is played, then for the load, for all of it.
     *
     * @param name of a domain, by which it is known that the filing was loaded
     * @param objects of the bucket, by the kind of their rows
     * @return whether the platform has the filing; false without an administrator too
     */
    public boolean handle(String name, Map<String, String> objects) {
        if (known.contains(name)) {
            return true;
        }
        if (!loads.canBeMade()) {
            return false;
        }
        try {
            return turn.tryLock(patience.dividedBy(4).toMillis(), TimeUnit.MILLISECONDS) && inTurn(name, objects);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Refusal | IllegalStateException trouble) {
            LOG.warnf("A filing of the old platform is not loaded: %s", trouble.getMessage());
            return false;
        }
    }

    /** @return whether a load of this sandbox has brought it to the platform, which is not asked */
    public boolean isLoaded(String name) {
        return known.contains(name);
    }

    /**
     * Leaves what an earlier process of this sandbox has left: it may have been ended between an object and the start of its load.
     *
     * @return whether nothing is left that hand-overs wait for; false also if the platform cannot be asked now
     */
    boolean leavesWhatAnEarlierProcessLeft() {
        turn.lock();
        try {
            return loads.hasLeftEarlierOnes();
        } catch (Refusal | IllegalStateException trouble) {
            LOG.infof("Loads of an earlier sandbox cannot be looked at yet: %s", trouble.getMessage());
            return false;
        } finally {
            turn.unlock();
        }
    }

    boolean canLoad() {
        return loads.canBeMade();
    }

    private boolean inTurn(String name, Map<String, String> objects) {
        try {
            if (known.contains(name) || load(name, objects, clock.machineNow().plus(patience))) {
                if (known.size() >= MOST_KNOWN) {
                    known.clear();
                }
                known.add(name);
                return true;
            }
            return false;
        } finally {
            turn.unlock();
        }
    }

    /** Another load may begin between the look at all and the start. */
    private boolean load(String name, Map<String, String> objects, Instant end) {
        var load = "";
        do {
            if (loads.leavesEarlierOnes()) {
                load = load.isEmpty() ? loads.opened(name, objects.keySet()) : load;
                if (started(load, objects)) {
                    return isDone(load, end);
                }
            }
            PlayFiling.pause(PAUSE);
        } while (clock.machineNow().isBefore(end));
        return false;
    }

    /** The objects are named just before the start: until it, they keep every hand-over waiting. */
    private boolean started(String load, Map<String, String> objects) {
        var hasStarted = false;
        try {
            objects.forEach((kind, source) -> loads.add(load, kind, source));
            hasStarted = loads.start(load);
        } catch (Refusal | IllegalStateException trouble) {
            leave(load, trouble);
            throw trouble;
        }
        if (!hasStarted) {
            loads.leave(load);
        }
        return hasStarted;
    }

    /** A load that is slow goes on by itself; of one with a bad end, files may be left that others wait for. */
    private boolean isDone(String load, Instant end) {
        for (; ; PlayFiling.pause(PAUSE)) {
            var shown = loads.shown(load);
            if (shown.is("FINISHED") && shown.setAside() == 0 && shown.left().isEmpty()) {
                return true;
            }
            if (!shown.is(OldLoads.RUNNING)) {
                loads.leave(shown);
                return false;
            }
            if (!clock.machineNow().isBefore(end)) {
                return false;
            }
        }
    }

    private void leave(String load, RuntimeException trouble) {
        try {
            loads.leave(load);
        } catch (Refusal | IllegalStateException another) {
            trouble.addSuppressed(another);
        }
    }
}

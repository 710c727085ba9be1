package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.verification.sources.AskedServer;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Registrations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The lines of one batch on their way, in a lane or a few for each server, so that a slow one holds up only its own lines. Before
 * each question a lane waits for its turn at the server; while a server rests, its lines are put off unasked. What is not begun when the
 * turn of the batch is over stays due.
 */
final class PerServerQueues {

    private final Work work;
    private final Queue<LineOutcome> outcomes = new ConcurrentLinkedQueue<>();
    private final CountDownLatch open;
    private volatile boolean ending;

    /**
     * What lanes do.
     *
     * @param most lanes of one server
     * @param patient whether a line waits for a server that rests; else it is checked all the same, and that is unknown
     * @param realNames whom every line is asked of besides
     */
    record Work(
            Function<OperationLine, LineOutcome> check,
            AskedServer realNames,
            Deadline turn,
            int most,
            boolean patient) {}

    private record Lane(Optional<AskedServer> server, Queue<OperationLine> lines) {}

    private PerServerQueues(Work work, int lanes) {
        this.work = work;
        this.open = new CountDownLatch(lanes);
    }

    /** @param threads runs so many lanes at a time as it likes; the others follow */
    static PerServerQueues begin(List<OperationLine> due, Registrations registrations, Work work, Executor threads) {
        var starts = lanes(due, registrations, work);
        var lanes = new PerServerQueues(work, starts.size());
        starts.forEach(lane -> threads.execute(() -> lanes.run(lane)));
        return lanes;
    }

    /** The first of each server comes before the second of any, in another order each time: none is always the last. */
    private static List<Lane> lanes(List<OperationLine> due, Registrations registrations, Work work) {
        var byServer = new HashMap<Optional<AskedServer>, Lane>();
        for (var line : due) {
            var server = registrations.serverOf(DomainName.verbatim(line.item()), work.turn());
            byServer.computeIfAbsent(server, one -> new Lane(one, new ConcurrentLinkedQueue<>()))
                    .lines()
                    .add(line);
        }
        var servers = new ArrayList<>(byServer.values());
        Collections.shuffle(servers);
        var lanes = new ArrayList<Lane>();
        for (var round = 0; round < work.most(); round++) {
            for (var server : servers) {
                if (server.lines().size() > round) {
                    lanes.add(server);
                }
            }
        }
        return lanes;
    }

    /** True when all lanes have ended; waits for it so long. */
    boolean haveEnded(Duration wait) throws InterruptedException {
        return open.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What became of lines since the last call. */
    List<LineOutcome> outcomes() {
        var some = new ArrayList<LineOutcome>();
        for (var one = outcomes.poll(); one != null; one = outcomes.poll()) {
            some.add(one);
        }
        return some;
    }

    /** No line is begun any more. */
    void end() {
        ending = true;
    }

    private void run(Lane lane) {
        try {
            var more = true;
            while (more && !ending && !work.turn().passed()) {
                more = next(lane);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.countDown();
        }
    }

    /** False when this lane has nothing more to do now. */
    private boolean next(Lane lane) throws InterruptedException {
        var rest = rest(lane);
        if (rest.isPositive() && work.patient()) {
            putOffAll(lane, rest);
            return false;
        }
        var server = lane.server();
        if (server.isPresent() && !server.get().enter(work.turn())) {
            return false;
        }
        try {
            return work.realNames().enter(work.turn()) && checked(lane);
        } finally {
            server.ifPresent(AskedServer::leave);
        }
    }

    /** False when no line is left. */
    private boolean checked(Lane lane) {
        try {
            var line = lane.lines().poll();
            if (line != null) {
                outcomes.add(work.check().apply(line));
            }
            return line != null;
        } finally {
            work.realNames().leave();
        }
    }

    private Duration rest(Lane lane) {
        var registrys = lane.server().map(AskedServer::restsFor).orElse(Duration.ZERO);
        var realNames = work.realNames().restsFor();
        return registrys.compareTo(realNames) > 0 ? registrys : realNames;
    }

    private void putOffAll(Lane lane, Duration rest) {
        for (var line = lane.lines().poll(); line != null; line = lane.lines().poll()) {
            outcomes.add(new LineOutcome.PutOff(line, line.tries(), rest));
        }
    }
}

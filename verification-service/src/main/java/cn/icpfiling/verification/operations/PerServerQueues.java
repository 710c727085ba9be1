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
 * The lines of one batch in a queue for each server, so that a slow server holds up only its own lines. One worker or a few take lines
 * from a queue. Before each line a worker waits for its turn at the server; while a server rests, its lines are put off unasked. A line
 * that no worker has begun when the turn of the batch is over stays due.
 */
final class PerServerQueues {

    private final Work work;
    private final Queue<LineOutcome> outcomes = new ConcurrentLinkedQueue<>();
    private final CountDownLatch open;
    private volatile boolean ending;

    /**
     * What workers do.
     *
     * @param most workers of one server
     * @param patient whether a line waits for a server that rests; else it is checked all the same, and that is unknown
     * @param realNames whom every line is asked of besides
     */
    record Work(
            Function<OperationLine, LineOutcome> check,
            AskedServer realNames,
            Deadline turn,
            int most,
            boolean patient) {}

    private record ServerQueue(Optional<AskedServer> server, Queue<OperationLine> lines) {}

    private PerServerQueues(Work work, int workers) {
        this.work = work;
        this.open = new CountDownLatch(workers);
    }

    /** @param threads runs as many workers at a time as it has threads; the others follow */
    static PerServerQueues begin(List<OperationLine> due, Registrations registrations, Work work, Executor threads) {
        var queues = queues(due, registrations, work);
        var running = new PerServerQueues(work, queues.size());
        queues.forEach(queue -> threads.execute(() -> running.run(queue)));
        return running;
    }

    /** One entry a worker. The first of each server comes before the second of any, in another order each time: none is always the last. */
    private static List<ServerQueue> queues(List<OperationLine> due, Registrations registrations, Work work) {
        var byServer = new HashMap<Optional<AskedServer>, ServerQueue>();
        for (var line : due) {
            var server = registrations.serverOf(DomainName.verbatim(line.item()), work.turn());
            byServer.computeIfAbsent(server, one -> new ServerQueue(one, new ConcurrentLinkedQueue<>()))
                    .lines()
                    .add(line);
        }
        var servers = new ArrayList<>(byServer.values());
        Collections.shuffle(servers);
        var queues = new ArrayList<ServerQueue>();
        for (var round = 0; round < work.most(); round++) {
            for (var server : servers) {
                if (server.lines().size() > round) {
                    queues.add(server);
                }
            }
        }
        return queues;
    }

    /** True when all workers have ended; waits for it so long. */
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

    private void run(ServerQueue queue) {
        try {
            var more = true;
            while (more && !ending && !work.turn().passed()) {
                more = next(queue);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.countDown();
        }
    }

    /** False when this worker has nothing more to do now. */
    private boolean next(ServerQueue queue) throws InterruptedException {
        var rest = rest(queue);
        if (rest.isPositive() && work.patient()) {
            putOffAll(queue, rest);
            return false;
        }
        var server = queue.server();
        if (server.isPresent() && !server.get().enter(work.turn())) {
            return false;
        }
        try {
            return work.realNames().enter(work.turn()) && checked(queue);
        } finally {
            server.ifPresent(AskedServer::leave);
        }
    }

    /** False when no line is left. */
    private boolean checked(ServerQueue queue) {
        try {
            var line = queue.lines().poll();
            if (line != null) {
                outcomes.add(work.check().apply(line));
            }
            return line != null;
        } finally {
            work.realNames().leave();
        }
    }

    private Duration rest(ServerQueue queue) {
        var registrys = queue.server().map(AskedServer::restsFor).orElse(Duration.ZERO);
        var realNames = work.realNames().restsFor();
        return registrys.compareTo(realNames) > 0 ? registrys : realNames;
    }

    private void putOffAll(ServerQueue queue, Duration rest) {
        for (var line = queue.lines().poll(); line != null; line = queue.lines().poll()) {
            outcomes.add(new LineOutcome.PutOff(line, line.tries(), rest));
        }
    }
}

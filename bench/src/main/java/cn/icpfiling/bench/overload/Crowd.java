package cn.icpfiling.bench.overload;

import cn.icpfiling.bench.service.HttpLine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers whose requests are due at a fixed rate, whether or not the ones before were answered. Each connection takes the next request
 * that is due; its time counts from the moment at which it was due, so a request that waits for a connection is not forgotten.
 */
final class Crowd {
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final URI gateway;
    private final byte[] request;
    private final int connections;
    private final Duration patience;

    /** @param patience after which an answer is of no use to the caller */
    Crowd(URI gateway, byte[] request, int connections, Duration patience) {
        this.gateway = gateway;
        this.request = request.clone();
        this.connections = connections;
        this.patience = patience;
    }

    Offered offers(double perSecond, Duration length) throws InterruptedException, ExecutionException {
        var run = new Run(System.nanoTime(), perSecond, length.toNanos());
        var working = new ArrayList<Future<long[]>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var connection = 0; connection < connections; connection++) {
                working.add(threads.submit(() -> answers(run)));
            }
        }
        var sum = new long[Outcome.values().length];
        for (var one : working) {
            var seen = one.get();
            for (var outcome = 0; outcome < sum.length; outcome++) {
                sum[outcome] += seen[outcome];
            }
        }
        return new Offered(
                length.toNanos() / 1e9,
                run.count(),
                sum[Outcome.GOOD.ordinal()],
                sum[Outcome.LATE.ordinal()],
                sum[Outcome.REFUSED.ordinal()],
                sum[Outcome.UNSENT.ordinal()]);
    }

    private enum Outcome {
        GOOD,
        LATE,
        REFUSED,
        UNSENT
    }

    /** The requests of one run, taken in turn by all connections. */
    private record Run(long begun, double perSecond, long nanos, AtomicLong next) {
        Run(long begun, double perSecond, long nanos) {
            this(begun, perSecond, nanos, new AtomicLong());
        }

        long count() {
            return (long) (perSecond * nanos / 1e9);
        }

        long due(long number) {
            return begun + (long) (number * 1e9 / perSecond);
        }
    }

    private long[] answers(Run run) throws IOException {
        var seen = new long[Outcome.values().length];
        try (var line = new HttpLine(gateway)) {
            for (var number = run.next().getAndIncrement();
                    number < run.count();
                    number = run.next().getAndIncrement()) {
                seen[outcome(line, run.due(number)).ordinal()]++;
            }
        }
        return seen;
    }

    private Outcome outcome(HttpLine line, long due) throws IOException {
        for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
        if (System.nanoTime() - due > patience.toNanos()) {
            return Outcome.UNSENT;
        }
        var status = line.send(request).status();
        return switch (status) {
            case OK -> System.nanoTime() - due > patience.toNanos() ? Outcome.LATE : Outcome.GOOD;
            case TOO_MANY, UNAVAILABLE -> Outcome.REFUSED;
            default -> throw new IOException("answered with " + status);
        };
    }
}

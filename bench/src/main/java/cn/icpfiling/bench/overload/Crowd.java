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
import java.util.stream.Stream;

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
        var working = new ArrayList<Future<Seen>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var connection = 0; connection < connections; connection++) {
                working.add(threads.submit(() -> answers(run)));
            }
        }
        var seen = new Seen();
        for (var one : working) {
            seen.add(one.get());
        }
        return new Offered(
                length.toNanos() / 1e9,
                run.count(),
                seen.count(Outcome.GOOD),
                seen.count(Outcome.LATE),
                seen.count(Outcome.REFUSED),
                seen.count(Outcome.UNSENT),
                seen.millis(Outcome.GOOD, Outcome.LATE),
                seen.millis(Outcome.REFUSED));
    }

    private enum Outcome {
        GOOD,
        LATE,
        REFUSED,
        UNSENT
    }

    /** How often each outcome was seen, and how long its requests took from the moment at which they were sent. */
    private static final class Seen {
        private final long[] counts = new long[Outcome.values().length];
        private final long[] nanos = new long[Outcome.values().length];

        void add(Outcome outcome, long took) {
            counts[outcome.ordinal()]++;
            nanos[outcome.ordinal()] += took;
        }

        void add(Seen other) {
            for (var outcome = 0; outcome < counts.length; outcome++) {
                counts[outcome] += other.counts[outcome];
                nanos[outcome] += other.nanos[outcome];
            }
        }

        long count(Outcome outcome) {
            return counts[outcome.ordinal()];
        }

        double millis(Outcome... outcomes) {
            var count = Stream.of(outcomes).mapToLong(this::count).sum();
            var sum = Stream.of(outcomes)
                    .mapToLong(outcome -> nanos[outcome.ordinal()])
                    .sum();
            return count == 0 ? 0 : sum / 1e6 / count;
        }
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

    private Seen answers(Run run) throws IOException {
        var seen = new Seen();
        try (var line = new HttpLine(gateway)) {
            for (var number = run.next().getAndIncrement();
                    number < run.count();
                    number = run.next().getAndIncrement()) {
                send(line, run.due(number), seen);
            }
        }
        return seen;
    }

    private void send(HttpLine line, long due, Seen seen) throws IOException {
        for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
        var sent = System.nanoTime();
        if (sent - due > patience.toNanos()) {
            seen.add(Outcome.UNSENT, 0);
            return;
        }
        var status = line.send(request).status();
        var now = System.nanoTime();
        var outcome = switch (status) {
            case OK -> now - due > patience.toNanos() ? Outcome.LATE : Outcome.GOOD;
            case TOO_MANY, UNAVAILABLE -> Outcome.REFUSED;
            default -> throw new IOException("answered with " + status);
        };
        seen.add(outcome, now - sent);
    }
}

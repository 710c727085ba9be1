package cn.icpfiling.bench.overload;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Machine;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.measure.WarmUp;
import cn.icpfiling.bench.service.Crew;
import cn.icpfiling.bench.service.HttpLine;
import cn.icpfiling.bench.service.Issuer;
import cn.icpfiling.platform.id.Ids;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A separate program: {@code [--short]}. Gateway, filing-service, broker and database share one core; the callers have the other. First
 * as many callers as keep that core busy, each sending its next request at once: the capacity. Then three times as many requests a second
 * as that, whether or not the ones before are answered. What is answered in time then must be at least 80 % of the capacity.
 */
public final class OverloadBench {
    private static final int CALLERS = 64;
    /** Below what the gateway admits at a time, 1,000. */
    private static final int CONNECTIONS = 900;

    private static final double TIMES_CAPACITY = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final String PATH = "/api/v1/orders";

    private OverloadBench() {}

    public static void main(String... arguments) throws Exception {
        var shortForm = List.of(arguments).contains("--short");
        var plan = shortForm ? Plan.SHORT : Plan.FULL;
        System.out.printf("%s, load %.2f%n", Machine.described(), Machine.load());
        var report = new Report(plan.judged());
        var machine = new Machine(
                Machine.withBench(told("ICP_BENCH_PIDS")),
                OptionalInt.of(Integer.parseInt(told("ICP_BENCH_LOADER_CORE"))));
        var pairs = new Pairs(machine, plan, System.out);
        var gateway = URI.create(told("ICP_BENCH_GATEWAY"));
        try (var issuer = Issuer.at(Integer.parseInt(told("ICP_BENCH_ISSUER_PORT")), told("ICP_ISSUER"))) {
            var request = request(gateway, issuer.token(Ids.next(), "applicant"));
            run(pairs, gateway, request, shortForm, report);
        }
        System.out.printf("%n%s%n", report.table());
        System.exit(report.exitCode());
    }

    private static void run(Pairs pairs, URI gateway, byte[] request, boolean shortForm, Report report)
            throws Exception {
        var length = Duration.ofSeconds(shortForm ? 1 : 8);
        var warmUp = shortForm ? WarmUp.ONCE : new WarmUp(5, 20);
        var capacity = new double[1];
        warmUp.until(
                _ -> {
                    capacity[0] =
                            Math.max(capacity[0], full(gateway, request, length).goodPerSecond());
                    return capacity[0];
                },
                System.out);
        var crowd = new Crowd(gateway, request, CONNECTIONS, PATIENCE);
        report.add(ofTheFirst(crowd.offers(TIMES_CAPACITY * capacity[0], length), capacity[0]));
        var result = pairs.run(
                "GET %s, %.0f times as many a second as %d callers get, answers in time a second"
                        .formatted(PATH, TIMES_CAPACITY, CALLERS),
                Crew.unprepared(() -> {
                    var seen = crowd.offers(TIMES_CAPACITY * capacity[0], length);
                    System.out.println("  " + seen);
                    return seen;
                }),
                Crew.unprepared(() -> full(gateway, request, length)),
                Offered::goodPerSecond);
        var ratio = result.ratio(Offered::goodPerSecond);
        report.add(new Finding(
                "overload",
                "GET %s, answers within %d s a second: at %.0f times the capacity, and at the capacity"
                        .formatted(PATH, PATIENCE.toSeconds(), TIMES_CAPACITY),
                result.ours(Offered::goodPerSecond).with("%,.0f"),
                result.plain(Offered::goodPerSecond).with("%,.0f"),
                ratio.with("%.2f"),
                ratio.median(),
                0.80,
                0.95,
                true,
                result.valid()));
    }

    /** Until then the gateway has refused only what it refuses itself before it is ready. */
    private static Finding ofTheFirst(Offered first, double capacity) {
        System.out.println("the first overload: " + first);
        return Finding.told(
                "overload",
                "the same, the first overload of the processes; the capacity is that of the warm-up",
                "%,.0f".formatted(first.goodPerSecond()),
                "%,.0f".formatted(capacity),
                "%.2f".formatted(first.goodPerSecond() / capacity),
                true);
    }

    /** Callers who send the next request as soon as the last one is answered: every answer is in time, or the run ends. */
    private static Offered full(URI gateway, byte[] request, Duration length) throws Exception {
        var answered = new AtomicInteger();
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = IntStream.range(0, CALLERS)
                    .mapToObj(_ -> threads.submit(() -> {
                        try (var line = new HttpLine(gateway)) {
                            while (System.nanoTime() - begun < length.toNanos()) {
                                var status = line.send(request).status();
                                if (status != OK) {
                                    throw new IOException("answered with " + status);
                                }
                                answered.incrementAndGet();
                            }
                        }
                        return null;
                    }))
                    .toList();
            for (var one : working) {
                one.get();
            }
        }
        return new Offered((System.nanoTime() - begun) / 1e9, answered.get(), answered.get(), 0, 0, 0, 0, 0);
    }

    private static byte[] request(URI gateway, String token) {
        return ("GET " + PATH + " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String told(String variable) {
        var value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set; run ./icp bench overload");
        }
        return value;
    }
}

package cn.icpfiling.systemtests.storm;

import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Picture;
import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Callers that leave at random moments in every phase of a request, while one calm caller continues. */
public final class Storm {

    private static final String KIND = "SUBJECT_CERTIFICATE";
    private static final int LINE_TIMEOUT = 5_000;
    private static final double BEARABLE_SHARE = 0.15;

    private final Stack stack;
    private final Plan plan;
    private final Consumer<String> tell;
    private final Processes processes;

    /**
     * @param aborts callers that leave
     * @param atOnce how many of them run in parallel
     * @param aSecond how many of them begin in a second, at most
     * @param bearable how many begin in a second while the calm caller's latency is judged: {@code aSecond} keeps both
     *     cores of one machine busy, and then each caller waits for a core, whatever the gateway does
     * @param uploads whole uploads sent in parallel afterwards
     * @param settle how long idle connections may take to end
     */
    public record Plan(long seed, int aborts, int atOnce, int aSecond, int bearable, int uploads, Duration settle) {}

    /**
     * @param calmP99 of the calm caller, ms: alone
     * @param bearableP99 while a bearable number of callers leave
     * @param stormP99 during the storm itself
     */
    public record Outcome(
            Footprint before,
            Footprint after,
            double calmP99,
            double bearableP99,
            double stormP99,
            List<String> failures,
            Map<Integer, Integer> uploads,
            List<String> grown) {

        public double slowdown() {
            return bearableP99 / calmP99;
        }
    }

    public Storm(Stack stack, int filingPort, Plan plan, Consumer<String> tell) {
        this.stack = stack;
        this.plan = plan;
        this.tell = tell;
        this.processes = new Processes(stack, filingPort);
    }

    public Outcome rages() throws IOException, InterruptedException, ExecutionException {
        var target = target();
        var calm = new CalmCaller(stack, target);
        warmUp(target);
        var before = processes.look();
        tell.accept("before: " + before);
        var quiet = calm.callsWhile(until(plan.aborts() / (double) plan.aSecond() / 2));

        var bearable = storm(calm, target, (int) (plan.aborts() * BEARABLE_SHARE), plan.bearable());
        var during = storm(calm, target, plan.aborts(), plan.aSecond());
        var uploads = uploadAll(target);
        tell.accept("uploads in parallel: " + uploads);
        var failures = new ArrayList<>(quiet.failures());
        failures.addAll(bearable.failures());
        failures.addAll(during.failures());

        // A pool keeps its last connections for a while, but a leak stays.
        var deadline = System.nanoTime() + plan.settle().toNanos();
        Footprint after;
        List<String> grown;
        do {
            TimeUnit.SECONDS.sleep(1);
            failures.addAll(calm.callsWhile(until(0.1)).failures());
            after = processes.look();
            grown = after.grownSince(before, plan.atOnce());
        } while (!grown.isEmpty() && System.nanoTime() < deadline);
        tell.accept("after: " + after);
        return new Outcome(before, after, quiet.p99(), bearable.p99(), during.p99(), failures, uploads, grown);
    }

    private CalmCaller.Seen storm(CalmCaller calm, Target target, int callers, int aSecond)
            throws InterruptedException, ExecutionException {
        var raging = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var called = threads.submit(() -> calm.callsWhile(raging::get));
            try {
                allGoAway(target, callers, aSecond, new Random(plan.seed() + callers));
            } finally {
                raging.set(false);
            }
            return called.get();
        }
    }

    /** A draft with one material. */
    private Target target() {
        var filing = FirstFiling.of(Applicant.fresh(), stack, told -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft();
        var paper = Picture.jpeg("storm");
        filing.changing()
                .send("PUT", "/api/v1/orders/" + filing.orderId() + "/materials/" + KIND, paper, "image/jpeg")
                .expect(200);
        return new Target(
                stack.gateway(),
                filing.caller().token(),
                filing.orderId(),
                filing.order().etag(),
                KIND,
                paper);
    }

    /** Buffers and pools grow once to the size that this load needs; that is no leak. */
    private void warmUp(Target target) throws InterruptedException {
        allGoAway(target, 4 * plan.atOnce(), plan.aSecond(), new Random(plan.seed() + 1));
    }

    private void allGoAway(Target target, int callers, int aSecond, Random chance) throws InterruptedException {
        var places = new Semaphore(plan.atOnce());
        var pace = TimeUnit.SECONDS.toNanos(1) / aSecond;
        var next = System.nanoTime();
        for (var i = 0; i < callers; i++) {
            var how = Impatience.any(chance);
            var own = new Random(chance.nextLong());
            places.acquire();
            Thread.ofVirtual().start(() -> {
                try {
                    goAway(how, target, own);
                } finally {
                    places.release();
                }
            });
            next += pace;
            var early = next - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
        }
        places.acquire(plan.atOnce());
    }

    private static void goAway(Impatience how, Target target, Random chance) {
        try (var line = new Socket(target.gateway().getHost(), target.gateway().getPort())) {
            line.setSoTimeout(LINE_TIMEOUT);
            line.setTcpNoDelay(true);
            if (chance.nextBoolean()) {
                line.setSoLinger(true, 0);
            }
            how.play(line, target, chance);
        } catch (IOException refused) {
            // The gateway may close first. The test judges only what stays behind and what the calm caller sees.
        }
    }

    /** Sends more uploads at once than there are places. Each must be answered, and none by a fault. */
    private Map<Integer, Integer> uploadAll(Target target) throws InterruptedException, ExecutionException {
        var seen = new TreeMap<Integer, Integer>();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < plan.uploads(); i++) {
                sent.add(() -> upload(http, target));
            }
            for (var one : threads.invokeAll(sent)) {
                seen.merge(one.get(), 1, Integer::sum);
            }
        }
        return seen;
    }

    private static int upload(HttpClient http, Target target) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(target.gateway() + "/api/v1/orders/" + target.order() + "/materials/" + KIND))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + target.token())
                .header("If-Match", target.tag())
                .header("Content-Type", "image/jpeg")
                .PUT(BodyPublishers.ofByteArray(target.paper()))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static BooleanSupplier until(double seconds) {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        return () -> System.nanoTime() < end;
    }
}

package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Accounts;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.History.Outcome;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * {@code ./icp chaos repeats}: senders stream requests with idempotency keys into filing-service while it is killed
 * with -9. Then every request is sent again. Some were committed and never answered, and must have had exactly one
 * effect.
 */
public final class Repeats {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final int ANSWERS = 40;

    record Plan(long seed, int kills, int senders, Path history) {}

    private final Stack stack;
    private final Plan plan;
    private final Consumer<String> tell;

    Repeats(Stack stack, Plan plan, Consumer<String> tell) {
        this.stack = stack;
        this.plan = plan;
        this.tell = tell;
    }

    public static void main(String[] args) {
        var seed = Chaos.number("ICP_CHAOS_SEED", new Random().nextInt(1_000_000));
        var plan = new Plan(
                seed,
                (int) Chaos.number("ICP_CHAOS_KILLS", 20),
                (int) Chaos.number("ICP_CHAOS_AT_ONCE", 8),
                Path.of(System.getenv().getOrDefault("ICP_CHAOS_HISTORY", "repeats-" + seed + ".ndjson")));
        OUT.println("ICP_CHAOS_SEED=%d: %d kills, %d senders".formatted(seed, plan.kills(), plan.senders()));
        var found = new Repeats(Stack.fromEnvironment(), plan, told -> OUT.println("  " + told)).happen();
        System.exit(tell(found) ? 0 : 1);
    }

    private static boolean tell(Repeated found) {
        OUT.println("%d keys, %d without an answer, %d of these committed all the same"
                .formatted(found.sent().size(), found.unanswered(), found.committedUnheard()));
        var violations = new ArrayList<>(found.violations());
        if (violations.isEmpty()) {
            found.overlooked().forEach(spoilt -> violations.add("the check overlooks " + spoilt));
        }
        if (found.committedUnheard() == 0) {
            violations.add("no kill fell between a commit and its answer: nothing is proven");
        }
        violations.forEach(violation -> OUT.println("VIOLATION " + violation));
        return violations.isEmpty();
    }

    Repeated happen() {
        var accounts = new Accounts(stack);
        try (var history = new History(plan.history());
                var threads = Executors.newFixedThreadPool(plan.senders() + 1)) {
            var senders = Stream.generate(() -> new Sender(stack, accounts.signUp(Applicant.freshPhone()), history))
                    .limit(plan.senders())
                    .toList();
            var calm = new CountDownLatch(1);
            var nemesis = new Nemesis(stack, new Random(plan.seed()), history, tell, new CountDownLatch(1));
            var streams = senders.stream()
                    .map(sender -> CompletableFuture.runAsync(() -> sender.sendsUntil(calm), threads))
                    .toList();
            try {
                nemesis.hunts("filing-service", plan.kills(), () -> awaitWork(history));
            } finally {
                calm.countDown();
                nemesis.relents();
            }
            streams.forEach(CompletableFuture::join);
            tell.accept("all is healed; every request is sent again");
            var sent = ofAll(senders, threads, Sender::repeats).stream()
                    .flatMap(List::stream)
                    .toList();
            var effects = new HashMap<String, Integer>();
            ofAll(senders, threads, Sender::effects).forEach(effects::putAll);
            tell.accept("requests: " + history.counts());
            return new Repeated(sent, effects);
        }
    }

    /** A server that has just started is slow, and a kill is useful only while answers flow. */
    private static void awaitWork(History history) {
        int before = history.counts().getOrDefault(Outcome.OK, 0);
        Awaitility.await("answers of filing-service")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> history.counts().getOrDefault(Outcome.OK, 0) - before >= ANSWERS);
    }

    private static <T> List<T> ofAll(List<Sender> senders, ExecutorService threads, Function<Sender, T> act) {
        return senders.stream()
                .map(sender -> CompletableFuture.supplyAsync(() -> act.apply(sender), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}

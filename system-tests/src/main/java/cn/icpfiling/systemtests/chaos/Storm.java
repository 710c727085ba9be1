package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Accounts;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import cn.icpfiling.systemtests.chaos.Check.Judgement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Runs filings in parallel while processes die. Then heals everything, waits, and judges the result. */
final class Storm {

    /** The size and length of the run, and its faults. */
    record Plan(long seed, int filings, int faults, boolean killsOnly, int atOnce, Duration patience, Path history) {}

    /** No fault begins later than this after the first. */
    private static final Duration LENGTH = Duration.ofMinutes(Chaos.number("ICP_CHAOS_MINUTES", 60));

    /** The result of the run. */
    record Outcome(Filed filed, Judgement judgement, int kills, int pauses, Duration lasted, List<String> troubles) {
        List<String> violations() {
            var all = new ArrayList<>(troubles);
            all.addAll(judgement.violations());
            return all;
        }
    }

    private final Stack stack;
    private final Plan plan;
    private final Consumer<String> tell;

    Storm(Stack stack, Plan plan, Consumer<String> tell) {
        this.stack = stack;
        this.plan = plan;
        this.tell = tell;
    }

    Outcome rages() {
        var accounts = new Accounts(stack);
        try (var history = new History(plan.history())) {
            var staff = new Staff(stack);
            var reviewer = Sessions.of(() -> staff.signIn("second-reviewer").caller());
            var filings = filings(accounts, reviewer, history);
            tell.accept("%d applicants are signed up".formatted(filings.size()));

            var troubles = new ArrayList<String>();
            var calm = new CountDownLatch(1);
            var begun = System.nanoTime();
            var nemesis = new Nemesis(stack, new Random(plan.seed()), history, tell, calm);
            // Closing the nemesis' own executor waits for it, so that no fault occurs during the healing.
            try (var storm = Executors.newSingleThreadExecutor();
                    var clients = Executors.newFixedThreadPool(plan.atOnce())) {
                var fate = storm.submit(() -> strikes(nemesis));
                var running = filings.stream()
                        .<Future<?>>map(filing -> clients.submit(() -> filing.toTheNumber(plan.patience())))
                        .toList();
                running.forEach(one -> outcome(one, troubles));
                calm.countDown();
                outcome(fate, troubles);
            }
            var lasted = Duration.ofNanos(System.nanoTime() - begun);
            nemesis.relents();
            filings.forEach(HonestFiling::renews); // a long storm outlives a token
            tell.accept("all filings ended; everything is healed");
            var filed = quiet(new Inventory(stack, filings), tell);
            tell.accept("requests: " + history.counts());
            return new Outcome(filed, Check.of(filed), nemesis.kills(), nemesis.pauses(), lasted, troubles);
        }
    }

    /** What ends the faults early is told at once: the filings may go on for half an hour. */
    private void strikes(Nemesis nemesis) {
        try {
            nemesis.rages(plan.faults(), LENGTH, plan.killsOnly());
        } catch (RuntimeException | Error broken) {
            tell.accept("NO MORE FAULTS FALL: " + broken.getMessage());
            throw broken;
        }
    }

    /**
     * Opens the accounts before the storm, since only the filings are to be tested under faults. The first one alone: a gateway that was up
     * before the services tries each of them by one request, and refuses the others until that one is answered.
     */
    private List<HonestFiling> filings(Accounts accounts, Sessions reviewer, History history) {
        var first = filing(accounts, reviewer, history);
        try (var clients = Executors.newFixedThreadPool(plan.atOnce())) {
            var others = Stream.generate(() -> clients.submit(() -> filing(accounts, reviewer, history)))
                    .limit(plan.filings() - 1L)
                    .toList();
            return Stream.concat(Stream.of(first), others.stream().map(Storm::result))
                    .toList();
        }
    }

    private HonestFiling filing(Accounts accounts, Sessions reviewer, History history) {
        var phone = Applicant.freshPhone();
        var session = Sessions.refreshing(Caller.gateway(stack), accounts.signUp(phone));
        return new HonestFiling(stack, phone, session, reviewer, history);
    }

    private static <T> T result(Future<T> one) {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An account could not be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Differs("interrupted");
        }
    }

    /**
     * Gives pending work some time: a notice whose sender was killed is taken again when its lease is over. A violation after that is
     * final.
     */
    static Filed quiet(Inventory inventory, Consumer<String> tell) {
        var last = new ArrayList<Filed>();
        try {
            Awaitility.await("quiescence")
                    .pollInSameThread()
                    .atMost(Duration.ofMinutes(4))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        last.addFirst(inventory.taken());
                        return Check.of(last.getFirst()).violations().isEmpty();
                    });
        } catch (ConditionTimeoutException e) {
            tell.accept("it does not come to rest as it should");
        }
        return last.getFirst();
    }

    private static void outcome(Future<?> one, List<String> troubles) {
        try {
            one.get();
        } catch (ExecutionException e) {
            troubles.add("TROUBLE " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Differs("interrupted");
        }
    }
}

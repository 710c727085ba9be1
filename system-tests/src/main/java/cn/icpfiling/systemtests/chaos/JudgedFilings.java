package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Accounts;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import cn.icpfiling.systemtests.chaos.History.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Whole filings, one after the other on each of some threads, until they are told to end; then everything that the services and the
 * topics know of them is judged as after {@code ./icp chaos}. Their accounts are opened before, since a session is no part of what is
 * judged; where no request may fail, more accounts are opened when these are used up.
 */
public final class JudgedFilings {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Stack stack;
    private final Duration patience;
    private final Consumer<String> tell;
    private final History history;
    private final Accounts accounts;
    private final Sessions reviewer;
    private final Queue<HonestFiling> unused = new ConcurrentLinkedQueue<>();
    private final Queue<HonestFiling> filings = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean endless;
    private volatile boolean stopped;

    /**
     * @param opened how many accounts are opened before the filings begin
     * @param patience how long one filing may take, outages included
     */
    public JudgedFilings(Stack stack, int opened, Duration patience, Path history, Consumer<String> tell) {
        this.stack = stack;
        this.patience = patience;
        this.tell = tell;
        this.history = new History(history);
        var staff = new Staff(stack);
        this.reviewer = Sessions.of(() -> staff.signIn("second-reviewer").caller());
        this.accounts = new Accounts(stack);
        for (var account = 0; account < opened; account++) {
            unused.add(ofNewAccount());
        }
    }

    private HonestFiling ofNewAccount() {
        var phone = Applicant.freshPhone();
        var session = Sessions.refreshing(Caller.gateway(stack), accounts.signUp(phone));
        return new HonestFiling(stack, phone, session, reviewer, history);
    }

    /** What was filed, the requests that had no answer or a server's error, and what does not hold. */
    public record Judged(int filings, int events, int unanswered, List<String> violations) {}

    /** Returns at once. When the filings of all accounts have been played, no more begin. */
    public void begin(int atOnce) {
        begin(atOnce, unused::poll);
    }

    /** Returns at once. There is a filing until they are told to end, with an account that is opened for it when no other one is left. */
    public void beginWithoutEnd(int atOnce) {
        endless = true;
        begin(atOnce, this::unusedOrNew);
    }

    private HonestFiling unusedOrNew() {
        var filing = unused.poll();
        while (filing == null && !stopped) {
            try {
                filing = ofNewAccount();
            } catch (RuntimeException failed) {
                history.add("an account", "SIGN UP", Outcome.INFO, String.valueOf(failed.getMessage()));
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return filing;
    }

    /** A thread that ends before it is told to has broken off, and the rest of the drill would pass without its websites. */
    static List<String> endedEarly(List<Thread> threads) {
        var ended = threads.stream().filter(thread -> !thread.isAlive()).count();
        return ended == 0
                ? List.of()
                : List.of(
                        "%d of %d threads that file websites ended before the drill".formatted(ended, threads.size()));
    }

    private void begin(int atOnce, Supplier<HonestFiling> next) {
        for (var thread = 0; thread < atOnce; thread++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                for (var filing = next.get(); filing != null && !stopped; filing = next.get()) {
                    filings.add(filing);
                    filing.toTheNumber(patience);
                }
            }));
        }
    }

    /** A filing that has begun is brought to its number. */
    public Judged end() throws InterruptedException {
        var endedEarly = endless ? endedEarly(threads) : List.<String>of();
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
        Differs.unless(!filings.isEmpty(), "no filing has begun");
        filings.forEach(HonestFiling::renews);
        var filed = Storm.quiet(new Inventory(stack, List.copyOf(filings)), tell);
        var violations = new ArrayList<>(Check.of(filed).violations());
        if (violations.isEmpty()) {
            Arrays.stream(Sabotage.values())
                    .filter(sabotage -> !sabotage.isNoticed(filed))
                    .forEach(sabotage -> violations.add("the check overlooks " + sabotage));
        }
        violations.addAll(endedEarly);
        var unanswered = history.counts().getOrDefault(Outcome.INFO, 0);
        history.close();
        return new Judged(filings.size(), filed.events().size(), unanswered, List.copyOf(violations));
    }
}

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
import java.util.function.Consumer;

/**
 * Whole filings, one after the other on each of some threads, until they are told to end; then everything that the services and the
 * topics know of them is judged as after {@code ./icp chaos}. Their accounts are opened before, since a session is no part of what is
 * judged.
 */
public final class JudgedFilings {

    private final Stack stack;
    private final Duration patience;
    private final Consumer<String> tell;
    private final History history;
    private final Queue<HonestFiling> unused = new ConcurrentLinkedQueue<>();
    private final Queue<HonestFiling> filings = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * @param accounts how many filings there can be; when all have been played, no more begin
     * @param patience how long one filing may take, outages included
     */
    public JudgedFilings(Stack stack, int accounts, Duration patience, Path history, Consumer<String> tell) {
        this.stack = stack;
        this.patience = patience;
        this.tell = tell;
        this.history = new History(history);
        var staff = new Staff(stack);
        var reviewer = Sessions.of(() -> staff.signIn("second-reviewer").caller());
        var opened = new Accounts(stack);
        for (var account = 0; account < accounts; account++) {
            var phone = Applicant.freshPhone();
            var session = Sessions.refreshing(Caller.gateway(stack), opened.signUp(phone));
            unused.add(new HonestFiling(stack, phone, session, reviewer, this.history));
        }
    }

    /** What was filed, the requests that had no answer or a server's error, and what does not hold. */
    public record Judged(int filings, int events, int unanswered, List<String> violations) {}

    /** Returns at once. */
    public void begin(int atOnce) {
        for (var thread = 0; thread < atOnce; thread++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                for (var filing = unused.poll(); filing != null && !stopped; filing = unused.poll()) {
                    filings.add(filing);
                    filing.toTheNumber(patience);
                }
            }));
        }
    }

    /** A filing that has begun is brought to its number. */
    public Judged end() throws InterruptedException {
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
        var unanswered = history.counts().getOrDefault(Outcome.INFO, 0);
        history.close();
        return new Judged(filings.size(), filed.events().size(), unanswered, List.copyOf(violations));
    }
}

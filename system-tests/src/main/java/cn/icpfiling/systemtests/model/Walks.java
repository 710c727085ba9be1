package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.model.Company.Fate;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Several users walk in parallel. Then the days pass, and all holdings are judged together. */
final class Walks {

    /**
     * The size of the run.
     *
     * @param thorough every act in every manner in every state, including EXPIRED; otherwise every pair, without it
     * @param atMost how long the users walk; the days that pass afterwards have half of it
     */
    record Plan(long seed, int users, int rounds, boolean thorough, Duration atMost) {
        Plan {
            if (users < 2) {
                throw new IllegalArgumentException("two users at least, since half of them are refused");
            }
        }

        Set<State> states() {
            return thorough ? EnumSet.allOf(State.class) : EnumSet.complementOf(EnumSet.of(State.EXPIRED));
        }

        /** Sign-ups, the last answers and the holdings come on top of walk and days. */
        Duration longest() {
            return atMost.multipliedBy(3).dividedBy(2).plusMinutes(5);
        }
    }

    private final Stack stack;
    private final Plan plan;
    private final Consumer<String> tell;
    private final Record record = new Record();

    Walks(Stack stack, Plan plan, Consumer<String> tell) {
        this.stack = stack;
        this.plan = plan;
        this.tell = tell;
    }

    /**
     * The result of the run.
     *
     * @param inTime the users walked until nothing was left to see; otherwise their time was over before
     */
    record Outcome(Record record, List<Holding> holdings, boolean inTime) {}

    Outcome walked() {
        var deadline = System.nanoTime() + plan.atMost().toNanos();
        var crew = new Crew(stack);
        var all = new ArrayList<CompletableFuture<Void>>();
        for (var user = 0; user < plan.users(); user++) {
            var walker = walker(crew, user);
            var each = plan.rounds() / plan.users();
            all.add(CompletableFuture.runAsync(() -> walker.walks(each, deadline), Walker.AT_ONCE));
        }
        all.add(CompletableFuture.runAsync(() -> guarded(new Rivals(crew, record)::meet), Walker.AT_ONCE));
        all.forEach(CompletableFuture::join);
        var inTime = System.nanoTime() < deadline;
        tell.accept("walked: " + record.coverage().told(plan.states()));
        var walkers = record.holders();
        var holdings = new ArrayList<>(holdings(walkers)); // now, since no session of these holders outlives the days
        if (plan.thorough() && !record.isViolated()) {
            crew.renew();
            var expired = Wish.all(EnumSet.of(State.EXPIRED));
            new Days(crew, record)
                    .pass(
                            plan.seed(),
                            expired,
                            System.nanoTime() + plan.atMost().dividedBy(2).toNanos());
            tell.accept("46 days have passed on the test clock, orders left alone have expired");
            holdings.addAll(holdings(record.holders().stream()
                    .filter(holder -> !walkers.contains(holder))
                    .toList()));
        }
        Invariants.brokenBy(holdings).forEach(record::violation);
        return new Outcome(record, holdings, inTime);
    }

    /**
     * The authority refuses half of the companies, so the wishes that need a refusal are shared only among their users.
     */
    private Walker walker(Crew crew, int user) {
        var refused = user % 2 == 1;
        var states = EnumSet.copyOf(plan.states());
        states.remove(State.EXPIRED);
        var wishes = plan.thorough() ? Wish.all(states) : Wish.pairs(states);
        var share = new ArrayList<Wish>();
        for (var place = 0; place < wishes.size(); place++) {
            var wish = wishes.get(place);
            var onlyRefused = wish.state() == State.AUTHORITY_REJECTED || wish.state() == State.ABANDONED;
            var onlyOne = onlyRefused || wish.state() == State.COMPLETED;
            var mine = onlyOne
                    ? refused == onlyRefused && place % (plan.users() / 2) == user / 2
                    : place % plan.users() == user;
            if (mine) {
                share.add(wish);
            }
        }
        return new Walker(crew, record, new Random(plan.seed() * 1000 + user), fates(refused), share);
    }

    private List<Fate> fates(boolean refused) {
        if (!refused) {
            return List.of(Fate.GRANTED);
        }
        return plan.thorough() ? List.of(Fate.REFUSED, Fate.REFUSED, Fate.FAULTY) : List.of(Fate.REFUSED);
    }

    private List<Holding> holdings(List<Holder> holders) {
        try {
            holders.forEach(Holder::renew);
            return holders.stream().map(Holder::holding).toList();
        } catch (UncheckedIOException | Differs e) {
            record.violation("TROUBLE " + e);
            return List.of();
        }
    }

    private void guarded(Runnable meeting) {
        try {
            meeting.run();
        } catch (UncheckedIOException | Differs e) {
            record.violation("TROUBLE " + e);
        }
    }
}

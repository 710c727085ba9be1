package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.model.Company.Fate;
import cn.icpfiling.systemtests.model.Round.Asked;
import cn.icpfiling.systemtests.model.Round.Outside;
import cn.icpfiling.systemtests.model.Round.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Walks one order after the other through the lifecycle at random. On the way it requests the wished acts in any state,
 * and reads the order after each round. Its choices depend only on its seed and on the answers.
 */
final class Walker {

    static final Executor AT_ONCE = task -> Thread.ofVirtual().start(task);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Manner> OF_RACERS = List.of(
            Manner.RIGHTLY, Manner.RIGHTLY, Manner.OF_ANY_VERSION, Manner.OF_ANY_VERSION, Manner.OF_AN_OLD_VERSION);

    private final Crew crew;
    private final Record record;
    private final Random chance;
    private final List<Fate> fates;
    private final Set<Wish> wishes;
    private Holder holder;
    private Snapshot last;
    private Outside outside;
    private List<Round> way = new ArrayList<>();
    private final List<String> oldTags = new ArrayList<>();
    private int rounds;
    private long deadline = Long.MAX_VALUE;
    private long renewed = System.nanoTime();

    Walker(Crew crew, Record record, Random chance, List<Fate> fates, List<Wish> wishes) {
        this.crew = crew;
        this.record = record;
        this.chance = chance;
        this.fates = fates;
        this.wishes = new HashSet<>(wishes);
    }

    /** Walks until all wishes are fulfilled and enough rounds are played, or the time is up. */
    void walks(int atLeast, long until) {
        deadline = until;
        guarded(() -> {
            while ((!wishes.isEmpty() || rounds < atLeast) && !isToStop()) {
                turn();
            }
        });
    }

    /** Brings an order to one state and leaves it there. */
    void goesTo(State target) {
        guarded(() -> {
            begin();
            while (last.state() != target && !record.isViolated()) {
                perform(Lifecycle.towards(last.state(), Set.of(target), this::canBeHad)
                        .orElseThrow());
            }
        });
    }

    /** Requests the wished acts in the present state. An act that leaves the state comes last, and once. */
    void stays(long until) {
        deadline = until;
        var here = last.state();
        guarded(() -> {
            while (last.state() == here && !isToStop()) {
                var wanted = wishesHere();
                if (wanted.isEmpty()) {
                    return;
                }
                ask(wanted.stream().filter(wish -> !leadsAway(wish)).findFirst().orElseGet(wanted::getFirst));
            }
        });
    }

    /** Reads the order after days have passed. */
    void looksAfterDays() {
        guarded(() -> {
            holder.renew();
            holder.checksTheNext();
            outside = outside.afterDays();
            play(List.of());
        });
    }

    State state() {
        return last.state();
    }

    private void guarded(Runnable walk) {
        try {
            walk.run();
        } catch (UncheckedIOException | Differs | ConditionTimeoutException | CompletionException e) {
            var cause = e instanceof CompletionException ? e.getCause() : e;
            record.violation("TROUBLE " + cause, holder == null ? "not opened" : holder.order(), way);
        }
    }

    private void turn() {
        if (holder == null) {
            begin();
        }
        renewInTime();
        var here = wishesHere();
        var resting = here.stream().filter(wish -> !leadsAway(wish)).toList();
        if (!resting.isEmpty()) {
            ask(oneOf(resting));
        } else if (last.state().over()) {
            nextLife(here);
        } else if (wishes.isEmpty() && chance.nextInt(3) > 0) {
            ask(new Wish(last.state(), oneOf(List.of(Act.values())), Manner.RIGHTLY));
        } else {
            move(here);
        }
    }

    private List<Wish> wishesHere() {
        return wishes.stream()
                .filter(wish -> wish.state() == last.state())
                .sorted(Comparator.comparing(Wish::act).thenComparing(Wish::manner))
                .toList();
    }

    private void begin() {
        holder = new Holder(crew, oneOf(fates), oneOf(fates));
        record.holder(holder);
        arrived();
    }

    private void arrived() {
        last = holder.look();
        outside = Outside.of(fate());
        way = new ArrayList<>();
        oldTags.clear();
    }

    private void nextLife(List<Wish> leading) {
        if (last.state() == State.COMPLETED) {
            begin();
        } else {
            ask(leading.isEmpty() ? new Wish(last.state(), Act.OPEN, Manner.RIGHTLY) : oneOf(leading));
        }
    }

    private boolean leadsAway(Wish wish) {
        var expected = Rules.answer(wish.act(), wish.manner(), Belief.of(last));
        return !expected.refused()
                && (expected.after().state() != last.state()
                        || expected.after().succeeded()
                        || expected.after().content() != Belief.Content.SOUND);
    }

    /** Takes a wish that leads on, else a way to a state with wishes. The end of an order comes last. */
    private void move(List<Wish> leading) {
        var lastOnes = wishes.stream()
                .allMatch(wish -> wish.act() == Act.ABANDON || wish.state().over());
        var next = leading.stream()
                .filter(wish -> wish.act() != Act.ABANDON || lastOnes || chance.nextInt(20) == 0)
                .toList();
        if (!next.isEmpty()) {
            ask(oneOf(next));
            return;
        }
        var wanted = new HashSet<State>();
        wishes.stream().map(Wish::state).filter(state -> state != last.state()).forEach(wanted::add);
        if (wanted.isEmpty()) {
            wanted.add(oneOf(List.of(State.values())));
        }
        Lifecycle.towards(last.state(), wanted, this::canBeHad)
                .ifPresentOrElse(this::perform, () -> perform(someStep()));
    }

    private Step someStep() {
        return oneOf(Lifecycle.STEPS.stream()
                .filter(step -> step.from() == last.state() && canBeHad(step))
                .toList());
    }

    private boolean canBeHad(Step step) {
        return switch (step.act()) {
            case "GRANT" -> fate() == Fate.GRANTED;
            case "REFUSE" -> fate() == (step.from() == State.SMS_PENDING ? Fate.FAULTY : Fate.REFUSED);
            case "SMS_VERIFIED", "SMS_FAILED" -> fate() != Fate.FAULTY;
            case "REQUEST_CORRECTION" -> step.byUser();
            case "EXPIRE", "UPLOAD_WITHOUT_SMS" -> false;
            default -> true;
        };
    }

    private void perform(Step step) {
        switch (step.act()) {
            case "SUBMIT", "RESUBMIT" -> submit();
            case "APPROVE" -> approve();
            case "SMS_VERIFIED" -> {
                outside = outside.typed();
                await(seen -> seen.state() != State.SMS_PENDING, holder::typesTheCodes);
            }
            case "SMS_FAILED" -> {
                outside = outside.typedWrongly();
                await(seen -> seen.state() != State.SMS_PENDING, holder::typesAWrongCode);
            }
            case "UPLOAD", "GRANT", "REFUSE" -> await(seen -> seen.state() != step.from(), () -> {});
            default -> play(List.of(new Wish(last.state(), Act.valueOf(step.act()), Manner.RIGHTLY)));
        }
    }

    /** Uses a false name now and then, so that verification brings the order back. */
    private void submit() {
        var mayEdit = last.state().editable();
        if (mayEdit && chance.nextInt(6) == 0) {
            play(List.of(new Wish(last.state(), Act.NAME_SOMEBODY_FALSE, Manner.RIGHTLY)));
        } else if (mayEdit && last.content() != Belief.Content.SOUND) {
            play(List.of(new Wish(last.state(), Act.EDIT_SERVICE, Manner.RIGHTLY)));
        }
        play(List.of(new Wish(last.state(), Act.SUBMIT, Manner.RIGHTLY)));
    }

    private void approve() {
        var reviewed = last.state();
        await(seen -> seen.passed() || seen.state() != reviewed, () -> {});
        if (last.state() == reviewed && last.passed()) {
            play(List.of(new Wish(reviewed, Act.APPROVE, Manner.RIGHTLY)));
        }
    }

    /** Waits for other parties. Their steps are judged as a round without requests. */
    private void await(Predicate<Snapshot> until, Runnable meanwhile) {
        if (!until.test(last)) {
            var seen = Awaitility.await("order %s goes on from %s".formatted(holder.order(), last.state()))
                    .pollInSameThread()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> {
                                meanwhile.run();
                                return holder.look();
                            },
                            looked -> until.test(looked) || isToStop());
            judge(new Round(last, List.of(), seen, outside));
        }
    }

    /** Requests the act alone, or in parallel with others. */
    private void ask(Wish wish) {
        var asked = new ArrayList<>(List.of(wish));
        if (wish.manner() == Manner.TWICE_WITH_ONE_KEY) {
            asked.add(wish);
        } else if (wish.manner() == Manner.WITH_A_KEY_OF_SOMETHING_ELSE) {
            asked.add(new Wish(wish.state(), wish.act().other(), wish.manner()));
        }
        if (chance.nextInt(4) == 0) {
            var racing = Arrays.stream(Act.values())
                    .filter(act -> wishes.isEmpty()
                            || (act != Act.ABANDON
                                    && (act != Act.OPEN || !last.state().over())))
                    .toList();
            var act = oneOf(racing);
            var manner = oneOf(OF_RACERS);
            asked.add(new Wish(wish.state(), act, manner.suits(act) ? manner : Manner.RIGHTLY));
        }
        play(asked);
    }

    private void play(List<Wish> wanted) {
        var key = key();
        var old = oldTags.isEmpty() ? "\"never-given\"" : oneOf(oldTags);
        var asked = wanted.stream()
                .map(wish -> {
                    var shared = wish.manner() == Manner.TWICE_WITH_ONE_KEY
                            || wish.manner() == Manner.WITH_A_KEY_OF_SOMETHING_ELSE;
                    var own = shared ? key : key();
                    var reviewer = chance.nextInt(2);
                    return CompletableFuture.supplyAsync(() -> asked(wish, own, old, reviewer), AT_ONCE);
                })
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        judge(new Round(last, asked, holder.look(), outside));
    }

    private String key() {
        return "model-%016x%016x".formatted(System.nanoTime(), chance.nextLong());
    }

    private Asked asked(Wish wish, String key, String old, int reviewer) {
        var answer = holder.ask(wish.act(), wish.manner(), key, last.tag(), old, reviewer);
        return new Asked(wish.act(), wish.manner(), key, reply(answer));
    }

    private static Reply reply(Answer answer) {
        return new Reply(
                answer.status(),
                answer.at("/code").asText(),
                Arrays.hashCode(answer.bytes()),
                answer.headers().firstValue("Idempotent-Replayed").isPresent(),
                answer.at("/state").asText());
    }

    private void judge(Round round) {
        rounds++;
        way.add(round);
        var judgement = Judge.of(round);
        judgement.faults().forEach(fault -> record.violation(fault, holder.order(), way));
        record.round(round, judgement.met());
        for (var act = 0; act < judgement.met().size(); act++) {
            var asked = round.asked().get(act);
            if (Coverage.wasJudged(asked)) {
                wishes.remove(new Wish(judgement.met().get(act), asked.act(), asked.manner()));
            }
        }
        if (!round.after().tag().equals(last.tag())) {
            oldTags.add(last.tag());
        }
        last = round.after();
        if (last.state() == State.AWAITING_SUBMISSION) {
            outside = Outside.of(fate());
        }
        var opened = round.asked().stream()
                .anyMatch(asked -> asked.act() == Act.OPEN && asked.reply().status() == 201);
        if (opened && judgement.faults().isEmpty()) {
            holder.takesTheNext(oneOf(fates));
            arrived();
        }
    }

    private Fate fate() {
        return holder.company().fate();
    }

    private void renewInTime() {
        crew.renewInTime();
        if (System.nanoTime() - renewed > Crew.RENEW_AFTER) {
            holder.renew();
            renewed = System.nanoTime();
        }
    }

    private boolean isToStop() {
        return System.nanoTime() > deadline || record.isViolated();
    }

    private <T> T oneOf(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }
}

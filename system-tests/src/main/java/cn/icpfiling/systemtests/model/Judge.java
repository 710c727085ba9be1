package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Company.Fate;
import cn.icpfiling.systemtests.model.Round.Asked;
import cn.icpfiling.systemtests.model.Round.Reply;
import cn.icpfiling.systemtests.model.Step.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges one round by the model. Acts that run in parallel may have met the order in any sequence, with steps of other
 * parties between them. One such sequence must explain all answers, all steps and the tag, or there is a fault. It
 * calls no service and reads no clock, so the same round always gets the same judgement.
 */
final class Judge {

    private static final int SERVER_TROUBLE = 500;

    private final Round round;
    private final boolean heedTags;

    /** Combinations of belief, open acts and steps that lead nowhere. */
    private final Set<Moment> dead = new HashSet<>();

    private Judge(Round round, boolean heedTags) {
        this.round = round;
        this.heedTags = heedTags;
    }

    /** The faults; without faults, the state in which each act met the order. */
    record Judgement(List<String> faults, List<State> met) {}

    /** A point on the way through a round: {@code doneBy} maps a key to the act that had the effect. */
    private record Moment(Belief order, Set<Integer> open, int steps, Map<String, Integer> doneBy) {}

    static Judgement of(Round round) {
        var faults = new ArrayList<String>();
        for (var asked : round.asked()) {
            if (asked.reply().status() >= SERVER_TROUBLE) {
                faults.add("SERVER " + asked);
            }
        }
        history(round, faults);
        rights(round.after(), faults);
        if (!faults.isEmpty()) {
            return new Judgement(faults, List.of());
        }
        var met = new Judge(round, true).explained();
        if (met.isPresent()) {
            return new Judgement(List.of(), met.get());
        }
        var onlyTheTag = new Judge(round, false).explained().isPresent();
        return new Judgement(List.of(complaint(round, onlyTheTag)), List.of());
    }

    private static String complaint(Round round, boolean onlyTheTag) {
        if (onlyTheTag) {
            return "TAG \"%s\" then \"%s\" does not move with the order: %s"
                    .formatted(round.before().tag(), round.after().tag(), round);
        }
        var believed = Belief.of(round.before());
        var expected = round.asked().stream()
                .map(asked -> "%s: %s".formatted(asked.act(), Rules.answer(asked.act(), asked.manner(), believed)))
                .collect(Collectors.joining("; "));
        return "ANSWER no order of the acts explains %s; %s alone would be {%s}"
                .formatted(round, round.asked().size() == 1 ? "it" : "each", expected);
    }

    /** A history may grow only at its end. Each step starts where the previous one ended, and each is in the table. */
    private static void history(Round round, List<String> faults) {
        var before = round.before().history();
        var now = round.after().history();
        if (now.size() < before.size() || !now.subList(0, before.size()).equals(before)) {
            faults.add("HISTORY forgot: it was %s and is %s".formatted(before, now));
            return;
        }
        var here = round.before().state();
        for (var step : round.won()) {
            if (step.from() != here || !Lifecycle.knows(step)) {
                faults.add("HISTORY in %s nobody may go %s".formatted(here, step));
            }
            here = step.to();
        }
        if (here != round.after().state()) {
            faults.add("HISTORY ends in %s, but the order is %s"
                    .formatted(here, round.after().state()));
        }
    }

    /** The acts that the applicant is offered are those of the table; a batch may block a withdrawal. */
    private static void rights(Snapshot seen, List<String> faults) {
        var offered = new HashSet<>(seen.allowedActs());
        if (seen.batched()) {
            offered.add("WITHDRAW");
        }
        if (!offered.equals(Lifecycle.actsOfApplicant(seen.state()))) {
            faults.add("RIGHTS in %s the applicant is offered %s".formatted(seen.state(), seen.allowedActs()));
        }
    }

    private Optional<List<State>> explained() {
        var open = new HashSet<Integer>();
        for (var act = 0; act < round.asked().size(); act++) {
            open.add(act);
        }
        return from(new Moment(Belief.of(round.before()), open, 0, Map.of()), new EnumMap<>(Place.class))
                .map(met -> met.values().stream().toList());
    }

    /** Three acts at once are enough. */
    private enum Place {
        FIRST,
        SECOND,
        THIRD
    }

    private Optional<Map<Place, State>> from(Moment moment, Map<Place, State> met) {
        if (dead.contains(moment)) {
            return Optional.empty();
        }
        var order = moment.order();
        if (moment.open().isEmpty() && moment.steps() == round.won().size() && isWhatIsSeen(order)) {
            return Optional.of(met);
        }
        for (int act : moment.open()) {
            var next = afterAct(moment, act);
            if (next.isPresent()) {
                var further = new EnumMap<Place, State>(Place.class);
                further.putAll(met);
                further.put(Place.values()[act], order.state());
                var found = from(next.get(), further);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        for (var next : afterOthers(moment)) {
            var found = from(next, met);
            if (found.isPresent()) {
                return found;
            }
        }
        dead.add(moment);
        return Optional.empty();
    }

    private boolean isWhatIsSeen(Belief order) {
        var seen = round.after();
        var sameTag = seen.tag().equals(round.before().tag());
        return order.agrees(seen) && (!heedTags || order.moved() != sameTag);
    }

    /** Returns the rest of the round if this act comes next and its answer is right; empty otherwise. */
    private Optional<Moment> afterAct(Moment moment, int act) {
        var asked = round.asked().get(act);
        var open = new HashSet<>(moment.open());
        open.remove(act);
        if (isBusy(asked)) {
            return Optional.of(new Moment(moment.order(), open, moment.steps(), moment.doneBy()));
        }
        var earlier = moment.doneBy().get(asked.key());
        if (earlier != null) {
            return isAgain(asked, round.asked().get(earlier))
                    ? Optional.of(new Moment(moment.order(), open, moment.steps(), moment.doneBy()))
                    : Optional.empty();
        }
        var expected = Rules.answer(asked.act(), asked.manner(), moment.order());
        if (!fits(asked.reply(), expected)) {
            return Optional.empty();
        }
        if (expected.refused()) {
            return Optional.of(new Moment(moment.order(), open, moment.steps(), moment.doneBy()));
        }
        var steps = moment.steps();
        if (expected.after().state() != moment.order().state()) {
            if (!isNext(steps, moment.order().state(), asked.act(), expected.after())) {
                return Optional.empty();
            }
            steps++;
        }
        var doneBy = new HashMap<>(moment.doneBy());
        if (asked.act().keyed()) {
            doneBy.put(asked.key(), act);
        }
        return Optional.of(new Moment(expected.after(), open, steps, doneBy));
    }

    private boolean isNext(int steps, State from, Act act, Belief after) {
        var won = round.won();
        return steps < won.size() && won.get(steps).equals(new Step(from, act.step(from), act.by(), after.state()));
    }

    /** A key whose first request is still in progress. */
    private boolean isBusy(Asked asked) {
        var shared = round.asked().stream()
                        .filter(other -> other.key().equals(asked.key()))
                        .count()
                > 1;
        return shared && asked.reply().code().equals("IDEMPOTENCY_KEY_IN_USE");
    }

    private static boolean isAgain(Asked asked, Asked first) {
        var reply = asked.reply();
        if (asked.act() != first.act()) {
            return reply.status() == 422 && reply.code().equals("IDEMPOTENCY_KEY_REUSED");
        }
        return reply.replayed()
                && reply.status() == first.reply().status()
                && reply.digest() == first.reply().digest();
    }

    private static boolean fits(Reply reply, Expected expected) {
        var rightState = expected.refused()
                || reply.state().isEmpty()
                || expected.status() == 201
                || reply.state().equals(expected.after().state().name());
        return reply.status() == expected.status()
                && reply.code().equals(expected.code())
                && !reply.replayed()
                && rightState;
    }

    private List<Moment> afterOthers(Moment moment) {
        var next = new ArrayList<Moment>();
        var won = round.won();
        if (moment.steps() < won.size()) {
            var step = won.get(moment.steps());
            if (!step.byUser() && step.from() == moment.order().state() && mayHappen(step, moment.order())) {
                next.add(
                        new Moment(moment.order().performed(step), moment.open(), moment.steps() + 1, moment.doneBy()));
            }
        }
        moment.order()
                .silently()
                .forEach(order -> next.add(new Moment(order, moment.open(), moment.steps(), moment.doneBy())));
        next.removeIf(dead::contains);
        next.remove(moment);
        return next;
    }

    /** Other parties move an order only for a reason. */
    private boolean mayHappen(Step step, Belief order) {
        var outside = round.outside();
        return switch (step.act()) {
            case "REQUEST_CORRECTION" -> step.role() == Role.SYSTEM && order.content() == Belief.Content.FALSE_NAME;
            case "SMS_VERIFIED" -> outside.codesTyped();
            case "SMS_FAILED" -> outside.codesWrong() || outside.daysPassed();
            case "GRANT" -> outside.fate() == Fate.GRANTED;
            case "REFUSE" -> outside.fate() == (step.from() == State.SMS_PENDING ? Fate.FAULTY : Fate.REFUSED);
            case "EXPIRE", Lifecycle.REMIND, Lifecycle.FLAG -> outside.daysPassed();
            default -> true;
        };
    }
}

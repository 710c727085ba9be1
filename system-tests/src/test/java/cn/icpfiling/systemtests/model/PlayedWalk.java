package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.model.Belief.Content;
import cn.icpfiling.systemtests.model.Company.Fate;
import cn.icpfiling.systemtests.model.Round.Asked;
import cn.icpfiling.systemtests.model.Round.Outside;
import cn.icpfiling.systemtests.model.Round.Reply;
import cn.icpfiling.systemtests.model.Step.Role;
import cn.icpfiling.systemtests.model.Walks.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A walk of one user against a platform that keeps the rules, without the stack. Other parties move the order before,
 * between and after the acts of a round, which a walk against the stack shows only now and then.
 */
final class PlayedWalk {

    private final Random chance;
    private final Record record = new Record();
    private final List<Holding> holdings = new ArrayList<>();
    private final List<Holding.Order> orders = new ArrayList<>();
    private List<Step> history;
    private List<Step> added;
    private Belief order;
    private Outside outside;
    private int counter;

    private PlayedWalk(long seed) {
        this.chance = new Random(seed);
    }

    static Outcome of(long seed, int rounds) {
        var walk = new PlayedWalk(seed);
        walk.begins();
        for (var round = 0; round < rounds; round++) {
            walk.plays();
        }
        walk.leaves();
        return new Outcome(walk.record, walk.holdings, true);
    }

    private void begins() {
        outside = Outside.of(oneOf(List.of(Fate.values())));
        order = new Belief(State.DRAFT, false, false, false, Content.SOUND, false, false);
        history = List.of(new Step(State.DRAFT, "OPEN", Role.APPLICANT, State.DRAFT));
    }

    private void plays() {
        var before = seen("tag-" + counter);
        order = Belief.of(before);
        added = new ArrayList<>();
        if (order.state() == State.SMS_PENDING && chance.nextInt(2) == 0) {
            outside = chance.nextBoolean() ? outside.typed() : outside.typedWrongly();
        }
        if (chance.nextInt(40) == 0) {
            outside = outside.afterDays();
        }
        var wanted = wanted();
        var answers = new Asked[wanted.size()];
        var open = new ArrayList<Integer>();
        for (var act = 0; act < answers.length; act++) {
            open.add(act);
        }
        var doneBy = new HashMap<String, Asked>();
        while (!open.isEmpty()) {
            othersMayAct();
            int act = open.remove(chance.nextInt(open.size()));
            answers[act] = answered(wanted.get(act), doneBy);
        }
        othersMayAct();
        judges(before, List.of(answers));
    }

    private void judges(Snapshot before, List<Asked> asked) {
        history = new ArrayList<>(history);
        history.addAll(added);
        counter += order.moved() ? 1 : 0;
        var round = new Round(before, asked, seen("tag-" + counter), outside);
        var judgement = Judge.of(round);
        judgement.faults().forEach(record::violation);
        record.round(round, judgement.met());
        if (order.succeeded()) {
            orders.add(new Holding.Order("order-" + counter++, order.state()));
            begins();
        } else if (order.state() == State.COMPLETED && chance.nextInt(10) == 0) {
            leaves();
            begins();
        }
    }

    /** The holder of these orders acts no more. */
    private void leaves() {
        var id = "order-" + counter++;
        orders.add(new Holding.Order(id, order.state()));
        var completed = order.state() == State.COMPLETED;
        var number = completed ? "USED" : "BOUND";
        holdings.add(new Holding(
                List.copyOf(orders),
                List.of(
                        order.state().over() && !completed
                                ? new Holding.Number("number", "FREE", "")
                                : new Holding.Number("number", number, id)),
                completed ? List.of("subject-" + id) : List.of(),
                completed ? List.of("service-" + id) : List.of()));
        orders.clear();
    }

    private Snapshot seen(String tag) {
        var offered = Lifecycle.actsOfApplicant(order.state()).stream()
                .filter(act -> !order.batched() || !act.equals("WITHDRAW"))
                .collect(Collectors.toUnmodifiableSet());
        return new Snapshot(order.state(), tag, order.content(), order.passed(), order.outstanding(), offered, history);
    }

    private record Wanted(Act act, Manner manner, String key) {}

    /** None, one or two acts, or three: a pair with one key and a racer. */
    private List<Wanted> wanted() {
        var all = new ArrayList<Wanted>();
        if (chance.nextInt(6) == 0) {
            return all;
        }
        var first = wanted(chance.nextInt(3) == 0 ? oneOf(List.of(Manner.values())) : Manner.RIGHTLY);
        all.add(first);
        if (first.manner() == Manner.TWICE_WITH_ONE_KEY) {
            all.add(first);
        } else if (first.manner() == Manner.WITH_A_KEY_OF_SOMETHING_ELSE) {
            all.add(new Wanted(first.act().other(), first.manner(), first.key()));
        }
        if (chance.nextInt(4) == 0) {
            all.add(wanted(oneOf(List.of(Manner.RIGHTLY, Manner.OF_ANY_VERSION, Manner.OF_AN_OLD_VERSION))));
        }
        return all;
    }

    private Wanted wanted(Manner manner) {
        var suitable = Arrays.stream(Act.values()).filter(manner::suits).toList();
        var leading = suitable.stream()
                .filter(act -> Set.of(Act.SUBMIT, Act.APPROVE).contains(act)
                        || order.state().over() && act == Act.OPEN)
                .toList();
        var act = leading.isEmpty() || chance.nextInt(3) > 0 ? oneOf(suitable) : oneOf(leading);
        return new Wanted(act, manner, "key-" + chance.nextLong());
    }

    private Asked answered(Wanted wanted, Map<String, Asked> doneBy) {
        var earlier = doneBy.get(wanted.key());
        if (earlier != null) {
            var first = earlier.reply();
            return asked(
                    wanted,
                    earlier.act() == wanted.act()
                            ? new Reply(first.status(), first.code(), first.digest(), true, first.state())
                            : Reply.refusal(422, "IDEMPOTENCY_KEY_REUSED"));
        }
        var expected = Rules.answer(wanted.act(), wanted.manner(), order);
        if (expected.refused()) {
            return asked(wanted, Reply.refusal(expected.status(), expected.code()));
        }
        var from = order.state();
        order = expected.after();
        if (order.state() != from) {
            added.add(new Step(from, wanted.act().step(from), wanted.act().by(), order.state()));
        }
        var state = wanted.act() == Act.PRECHECK ? "" : order.state().name();
        var done = asked(wanted, new Reply(expected.status(), "", chance.nextInt(), false, state));
        if (wanted.act().keyed()) {
            doneBy.put(wanted.key(), done);
        }
        return done;
    }

    private static Asked asked(Wanted wanted, Reply reply) {
        return new Asked(wanted.act(), wanted.manner(), wanted.key(), reply);
    }

    private void othersMayAct() {
        if (chance.nextInt(3) > 0) {
            return;
        }
        var silent = order.silently();
        var steps = Lifecycle.STEPS.stream()
                .filter(step -> step.from() == order.state() && !step.byUser() && mayHappen(step))
                .toList();
        if (!silent.isEmpty() && (steps.isEmpty() || chance.nextBoolean())) {
            order = oneOf(silent);
        } else if (!steps.isEmpty()) {
            var step = oneOf(steps);
            added.add(step);
            order = order.performed(step);
        }
    }

    private boolean mayHappen(Step step) {
        return switch (step.act()) {
            case "REQUEST_CORRECTION" -> order.outstanding() && order.content() == Content.FALSE_NAME;
            case "SMS_VERIFIED" -> outside.codesTyped();
            case "SMS_FAILED" -> outside.codesWrong();
            case "GRANT" -> outside.fate() == Fate.GRANTED;
            case "REFUSE" -> outside.fate() == (step.from() == State.SMS_PENDING ? Fate.FAULTY : Fate.REFUSED);
            case "EXPIRE" -> outside.daysPassed();
            case "UPLOAD" -> true;
            default -> false;
        };
    }

    private <T> T oneOf(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }
}

package cn.icpfiling.systemtests.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts which acts met an order in which state, and which steps happened. */
final class Coverage {

    /** Not reachable from outside: it needs a day before 2020-08-17. */
    private static final String OUT_OF_REACH = "UPLOAD_WITHOUT_SMS";

    private final Map<Wish, Integer> seen = new HashMap<>();
    private final Set<Step> steps = new HashSet<>();
    private int rounds;
    private int acts;
    private int races;

    synchronized void add(Round round, List<State> met) {
        rounds++;
        acts += met.size();
        races += met.size() > 1 ? 1 : 0;
        steps.addAll(round.won());
        for (var act = 0; act < met.size(); act++) {
            var asked = round.asked().get(act);
            if (wasJudged(asked)) {
                seen.merge(new Wish(met.get(act), asked.act(), asked.manner()), 1, Integer::sum);
            }
        }
    }

    /** Returns false if a stale version or a key in use hid the state's answer. */
    static boolean wasJudged(Round.Asked asked) {
        var late = asked.reply().status() == 412 && asked.manner() != Manner.OF_AN_OLD_VERSION;
        return !late && !asked.reply().code().equals("IDEMPOTENCY_KEY_IN_USE");
    }

    /** Returns the pairs of state and act that no caller has requested correctly. */
    synchronized List<String> missingActs(Set<State> states) {
        var missing = new ArrayList<String>();
        for (var state : states) {
            for (var act : Act.values()) {
                if (!seen.containsKey(new Wish(state, act, Manner.RIGHTLY))
                        && !seen.containsKey(new Wish(state, act, Manner.OF_ANY_VERSION))) {
                    missing.add(state + " " + act);
                }
            }
        }
        return missing;
    }

    synchronized List<String> missingManners(Set<State> states) {
        var had = seen.keySet().stream()
                .map(wish -> wish.state() + " " + wish.manner())
                .collect(Collectors.toSet());
        return states.stream()
                .flatMap(state -> Arrays.stream(Manner.values()).map(manner -> state + " " + manner))
                .filter(pair -> !had.contains(pair))
                .toList();
    }

    synchronized List<Wish> missingTriples(Set<State> states) {
        return Wish.all(states).stream().filter(wish -> !seen.containsKey(wish)).toList();
    }

    synchronized List<Step> missingSteps(Set<State> states) {
        return Lifecycle.STEPS.stream()
                .filter(step -> states.contains(step.to()) && !steps.contains(step))
                .filter(step -> !step.act().equals(OUT_OF_REACH))
                .toList();
    }

    /** Returns what a thorough walk must have seen and has not. */
    synchronized List<String> gaps(Set<State> states) {
        var gaps = new ArrayList<>(missingActs(states));
        gaps.addAll(missingManners(states));
        missingSteps(states).forEach(step -> gaps.add(step.toString()));
        return gaps;
    }

    /** Formats the counts: one line a state, one column an act. */
    synchronized String matrix() {
        var text = new StringBuilder("%-20s".formatted(""));
        for (var act : Act.values()) {
            text.append("%5s".formatted(shortened(act)));
        }
        for (var state : State.values()) {
            text.append("%n%-20s".formatted(state));
            for (var act : Act.values()) {
                var count = EnumSet.allOf(Manner.class).stream()
                        .mapToInt(manner -> seen.getOrDefault(new Wish(state, act, manner), 0))
                        .sum();
                text.append("%5d".formatted(count));
            }
        }
        return text.toString();
    }

    private static String shortened(Act act) {
        return Arrays.stream(act.name().split("_"))
                .map(word -> act.name().contains("_") ? word.substring(0, 1) : word.substring(0, 4))
                .collect(Collectors.joining());
    }

    synchronized String told(Set<State> states) {
        var pairs = states.size() * Act.values().length;
        var manners = states.size() * Manner.values().length;
        var triples = Wish.all(states).size();
        return "%d rounds, %d acts, %d rounds with several at once; state × act %d of %d, state × manner %d of %d, state × act × manner %d of %d, steps of the table %d"
                .formatted(
                        rounds,
                        acts,
                        races,
                        pairs - missingActs(states).size(),
                        pairs,
                        manners - missingManners(states).size(),
                        manners,
                        triples - missingTriples(states).size(),
                        triples,
                        steps.stream().filter(Lifecycle.STEPS::contains).count());
    }
}

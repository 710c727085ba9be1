package cn.icpfiling.platform.lifecycle;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of an object's state changes. A step that is not in the table is refused. The first constant of the state
 * enum is the initial state.
 */
public final class Lifecycle<S extends Enum<S>, A extends Enum<A>, R extends Enum<R>> {

    private final Class<S> states;
    private final List<Step<S, A, R>> steps;
    private final Map<Cell<S, A, R>, Step<S, A, R>> table = new LinkedHashMap<>();

    private record Cell<S, A, R>(S from, A act, R who) {}

    public Lifecycle(Class<S> states, List<Step<S, A, R>> steps) {
        this.states = states;
        this.steps = List.copyOf(steps);
        for (var step : this.steps) {
            for (var who : step.who()) {
                var twin = table.put(new Cell<>(step.from(), step.act(), who), step);
                if (twin != null) {
                    throw new IllegalArgumentException(
                            "two rows for " + step.act() + " by " + who + " in " + step.from());
                }
            }
        }
    }

    /**
     * Returns the row that allows the act. Otherwise throws ACT_NOT_ALLOWED with the state, the act and the allowed
     * acts.
     */
    public Step<S, A, R> step(S from, A act, R who) {
        return Optional.ofNullable(table.get(new Cell<>(from, act, who)))
                .orElseThrow(() ->
                        new ProblemException(CommonProblem.ACT_NOT_ALLOWED, from, act, List.copyOf(acts(from, who))));
    }

    public Set<A> acts(S from, R who) {
        return steps.stream()
                .filter(step -> step.from() == from && step.who().contains(who))
                .map(Step::act)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public boolean isFinal(S state) {
        return steps.stream().noneMatch(step -> step.from() == state);
    }

    public List<Step<S, A, R>> steps() {
        return steps;
    }

    /** Returns the table as a diagram, so that the documents always match the code. */
    public String mermaid() {
        var drawing = new StringBuilder("stateDiagram-v2\n");
        var all = states.getEnumConstants();
        drawing.append("    [*] --> ").append(all[0]).append('\n');
        for (var step : steps) {
            var who = step.who().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
            drawing.append("    %s --> %s: %s (%s)\n".formatted(step.from(), step.to(), step.act(), who));
        }
        Arrays.stream(all)
                .filter(this::isFinal)
                .forEach(state -> drawing.append("    ").append(state).append(" --> [*]\n"));
        return drawing.toString();
    }
}

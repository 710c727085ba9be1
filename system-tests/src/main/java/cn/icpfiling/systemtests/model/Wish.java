package cn.icpfiling.systemtests.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One act, asked for in one manner, in one state: what is to be seen. */
record Wish(State state, Act act, Manner manner) {

    /** Every act in every manner that suits it. */
    static List<Wish> all(Set<State> states) {
        return states.stream()
                .flatMap(state -> Arrays.stream(Act.values())
                        .flatMap(act -> Arrays.stream(Manner.values())
                                .filter(manner -> manner.suits(act))
                                .map(manner -> new Wish(state, act, manner))))
                .toList();
    }

    /** The fewest that make all pairs of state and act, and all of state and manner. */
    static List<Wish> pairs(Set<State> states) {
        return states.stream()
                .flatMap(state -> Stream.concat(
                        Arrays.stream(Act.values()).map(act -> new Wish(state, act, Manner.RIGHTLY)),
                        Arrays.stream(Manner.values())
                                .filter(manner -> manner != Manner.RIGHTLY)
                                .map(manner -> new Wish(state, someAct(state, manner), manner))))
                .toList();
    }

    /** Another one from state to state. */
    private static Act someAct(State state, Manner manner) {
        var suitable = Arrays.stream(Act.values()).filter(manner::suits).collect(Collectors.toList());
        return suitable.get((state.ordinal() * 5 + manner.ordinal()) % suitable.size());
    }
}

package cn.icpfiling.systemtests.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A goal of the walk: one act, requested in one manner, in one state. */
record Wish(State state, Act act, Manner manner) {

    /** Returns every act in every manner that suits it. */
    static List<Wish> all(Set<State> states) {
        return states.stream()
                .flatMap(state -> Arrays.stream(Act.values())
                        .flatMap(act -> Arrays.stream(Manner.values())
                                .filter(manner -> manner.suits(act))
                                .map(manner -> new Wish(state, act, manner))))
                .toList();
    }

    /** Returns the fewest wishes that cover all pairs of state and act, and all pairs of state and manner. */
    static List<Wish> pairs(Set<State> states) {
        return states.stream()
                .flatMap(state -> Stream.concat(
                        Arrays.stream(Act.values()).map(act -> new Wish(state, act, Manner.RIGHTLY)),
                        Arrays.stream(Manner.values())
                                .filter(manner -> manner != Manner.RIGHTLY)
                                .map(manner -> new Wish(state, someAct(state, manner), manner))))
                .toList();
    }

    /** Chooses a different act in each state. */
    private static Act someAct(State state, Manner manner) {
        var suitable = Arrays.stream(Act.values()).filter(manner::suits).collect(Collectors.toList());
        return suitable.get((state.ordinal() * 5 + manner.ordinal()) % suitable.size());
    }
}

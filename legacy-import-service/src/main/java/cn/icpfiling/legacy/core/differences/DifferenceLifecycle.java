package cn.icpfiling.legacy.core.differences;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/** The table of a difference. The events are the acts of the audit; a change is no act of a person, and only counts again. */
public final class DifferenceLifecycle {

    private static final Lifecycle<DifferenceState, DifferenceAct, DifferenceParty> TABLE = new Lifecycle<>(
            DifferenceState.class,
            List.of(
                    row(
                            DifferenceState.OPEN,
                            DifferenceAct.SETTLE,
                            DifferenceParty.ADMINISTRATOR,
                            DifferenceState.SETTLED),
                    row(
                            DifferenceState.SETTLED,
                            DifferenceAct.CHANGE,
                            DifferenceParty.COMPARISON,
                            DifferenceState.OPEN)));

    private DifferenceLifecycle() {}

    public static Lifecycle<DifferenceState, DifferenceAct, DifferenceParty> table() {
        return TABLE;
    }

    private static Step<DifferenceState, DifferenceAct, DifferenceParty> row(
            DifferenceState from, DifferenceAct act, DifferenceParty who, DifferenceState to) {
        return new Step<>(from, act, Set.of(who), to, "LEGACY_DIFFERENCE." + act);
    }
}

package cn.icpfiling.inspection.core;

import static cn.icpfiling.inspection.core.SpotCheckState.*;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/**
 * The lifecycle of a spot check. A step that is not in the table is refused. Only the authority's decision ends a spot
 * check.
 */
public final class SpotCheckLifecycle {

    /** This service publishes this event; the authority's two steps arrive as events. */
    public static final String SETTLED_EVENT = "inspection.spot-check.settled";

    private static final String ANSWERED_EVENT = "filing.spot-check.answered";
    private static final Lifecycle<SpotCheckState, SpotCheckAct, SpotCheckActor> TABLE = new Lifecycle<>(
            SpotCheckState.class,
            List.of(
                    step(OPEN, SpotCheckAct.SETTLE, SpotCheckActor.INSPECTOR, SETTLED, SETTLED_EVENT),
                    step(REFUSED, SpotCheckAct.SETTLE, SpotCheckActor.INSPECTOR, SETTLED, SETTLED_EVENT),
                    step(SETTLED, SpotCheckAct.ACCEPT, SpotCheckActor.AUTHORITY, ACCEPTED, ANSWERED_EVENT),
                    step(SETTLED, SpotCheckAct.REFUSE, SpotCheckActor.AUTHORITY, REFUSED, ANSWERED_EVENT)));

    private SpotCheckLifecycle() {}

    public static Lifecycle<SpotCheckState, SpotCheckAct, SpotCheckActor> table() {
        return TABLE;
    }

    private static Step<SpotCheckState, SpotCheckAct, SpotCheckActor> step(
            SpotCheckState from, SpotCheckAct act, SpotCheckActor who, SpotCheckState to, String event) {
        return new Step<>(from, act, Set.of(who), to, event);
    }
}

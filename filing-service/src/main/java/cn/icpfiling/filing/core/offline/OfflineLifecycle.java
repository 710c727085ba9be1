package cn.icpfiling.filing.core.offline;

import static cn.icpfiling.filing.core.offline.OfflineState.*;

import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/**
 * The whole table of an offline case. A step that is not in it is refused. Only the authority's word frees a case: its
 * answer, a deregistration that it told us of, or what a member of staff read in its system.
 */
public final class OfflineLifecycle {

    private static final Lifecycle<OfflineState, OfflineAct, OrderRole> TABLE = new Lifecycle<>(
            OfflineState.class,
            List.of(
                    step(OPEN, OfflineAct.HAND_IN, OrderRole.APPLICANT, HANDED_IN, "filing.offline.handed-in"),
                    step(OPEN, OfflineAct.CLOSE, OrderRole.APPLICANT, CLOSED, "filing.offline.closed"),
                    step(HANDED_IN, OfflineAct.HAND_IN, OrderRole.APPLICANT, HANDED_IN, "filing.offline.handed-in"),
                    step(HANDED_IN, OfflineAct.CLOSE, OrderRole.APPLICANT, CLOSED, "filing.offline.closed"),
                    step(HANDED_IN, OfflineAct.FREE, OrderRole.AUTHORITY, FREED, "filing.offline.freed")));

    private OfflineLifecycle() {}

    public static Lifecycle<OfflineState, OfflineAct, OrderRole> table() {
        return TABLE;
    }

    private static Step<OfflineState, OfflineAct, OrderRole> step(
            OfflineState from, OfflineAct act, OrderRole who, OfflineState to, String event) {
        return new Step<>(from, act, Set.of(who), to, event);
    }
}

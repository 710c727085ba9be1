package cn.icpfiling.legacy.core.latepapers;

import static cn.icpfiling.legacy.core.latepapers.LatePaperState.ARRIVED;
import static cn.icpfiling.legacy.core.latepapers.LatePaperState.AWAITED;
import static cn.icpfiling.legacy.core.latepapers.LatePaperState.CLOSED;
import static cn.icpfiling.legacy.core.latepapers.LatePaperState.GIVEN_UP;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/** The table of a late paper. The events are the acts of the audit. */
public final class LatePaperLifecycle {

    private static final Lifecycle<LatePaperState, LatePaperAct, LatePaperParty> TABLE = new Lifecycle<>(
            LatePaperState.class,
            List.of(
                    row(AWAITED, LatePaperAct.MISS, LatePaperParty.JOB, AWAITED),
                    row(AWAITED, LatePaperAct.TAKE, LatePaperParty.JOB, ARRIVED),
                    row(AWAITED, LatePaperAct.GIVE_UP, LatePaperParty.JOB, GIVEN_UP),
                    row(AWAITED, LatePaperAct.CLOSE, LatePaperParty.SUPPORT, CLOSED),
                    row(GIVEN_UP, LatePaperAct.TRY_AGAIN, LatePaperParty.SUPPORT, AWAITED),
                    row(GIVEN_UP, LatePaperAct.CLOSE, LatePaperParty.SUPPORT, CLOSED),
                    row(CLOSED, LatePaperAct.TRY_AGAIN, LatePaperParty.SUPPORT, AWAITED),
                    row(ARRIVED, LatePaperAct.MISS_AGAIN, LatePaperParty.HAND_OVER, AWAITED),
                    row(CLOSED, LatePaperAct.MISS_AGAIN, LatePaperParty.HAND_OVER, AWAITED)));

    private LatePaperLifecycle() {}

    public static Lifecycle<LatePaperState, LatePaperAct, LatePaperParty> table() {
        return TABLE;
    }

    private static Step<LatePaperState, LatePaperAct, LatePaperParty> row(
            LatePaperState from, LatePaperAct act, LatePaperParty who, LatePaperState to) {
        return new Step<>(from, act, Set.of(who), to, "LEGACY_PAPER." + act);
    }
}

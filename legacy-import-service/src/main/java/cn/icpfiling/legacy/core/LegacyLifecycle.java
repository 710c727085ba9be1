package cn.icpfiling.legacy.core;

import static cn.icpfiling.legacy.core.LegacyState.*;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/** The whole table of a filing of the old platform. A step that is not in it is refused. */
public final class LegacyLifecycle {

    private static final Lifecycle<LegacyState, LegacyAct, LegacyParty> TABLE = new Lifecycle<>(
            LegacyState.class,
            List.of(
                    step(WAITING, LegacyAct.HAND_OVER, LegacyParty.HAND_OVER, HANDING_OVER, "legacy.filing.handed"),
                    claimed(HANDING_OVER),
                    imported(HANDING_OVER),
                    // An older try of a hand-over that was refused in a later one is registered after all.
                    claimed(WAITING),
                    imported(WAITING),
                    claimed(FILED_HERE),
                    imported(FILED_HERE),
                    step(HANDING_OVER, LegacyAct.REFUSE, LegacyParty.FILING_SERVICE, WAITING, "legacy.filing.refused"),
                    again(CLAIMED),
                    again(IMPORTED),
                    step(
                            WAITING,
                            LegacyAct.FIND_FILED_HERE,
                            LegacyParty.FILED_COPY,
                            FILED_HERE,
                            "legacy.filing.filed-here"),
                    step(FILED_HERE, LegacyAct.RELEASE, LegacyParty.FILED_COPY, WAITING, "legacy.filing.released")));

    private LegacyLifecycle() {}

    public static Lifecycle<LegacyState, LegacyAct, LegacyParty> table() {
        return TABLE;
    }

    private static Step<LegacyState, LegacyAct, LegacyParty> claimed(LegacyState from) {
        return step(from, LegacyAct.COMPLETE_CLAIM, LegacyParty.FILING_SERVICE, CLAIMED, "legacy.filing.claimed");
    }

    private static Step<LegacyState, LegacyAct, LegacyParty> imported(LegacyState from) {
        return step(from, LegacyAct.COMPLETE_IMPORT, LegacyParty.FILING_SERVICE, IMPORTED, "legacy.filing.imported");
    }

    private static Step<LegacyState, LegacyAct, LegacyParty> again(LegacyState from) {
        return step(
                from, LegacyAct.HAND_OVER_AGAIN, LegacyParty.ADMINISTRATOR, HANDING_OVER, "legacy.filing.handed-again");
    }

    private static Step<LegacyState, LegacyAct, LegacyParty> step(
            LegacyState from, LegacyAct act, LegacyParty who, LegacyState to, String event) {
        return new Step<>(from, act, Set.of(who), to, event);
    }
}

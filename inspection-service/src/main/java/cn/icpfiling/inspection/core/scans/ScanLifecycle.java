package cn.icpfiling.inspection.core.scans;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/** The whole table of a scan. The names of the steps are acts of the audit; a scan publishes no step. */
public final class ScanLifecycle {
    private static final Lifecycle<ScanState, ScanAct, ScanRole> TABLE = new Lifecycle<>(
            ScanState.class,
            List.of(
                    staff(ScanState.RUNNING, ScanAct.PAUSE, ScanState.PAUSED),
                    staff(ScanState.PAUSED, ScanAct.RESUME, ScanState.RUNNING),
                    staff(ScanState.RUNNING, ScanAct.CANCEL, ScanState.CANCELLED),
                    staff(ScanState.PAUSED, ScanAct.CANCEL, ScanState.CANCELLED),
                    staff(ScanState.JUDGING, ScanAct.CANCEL, ScanState.CANCELLED),
                    system(ScanState.RUNNING, ScanAct.JUDGE, ScanState.JUDGING),
                    system(ScanState.JUDGING, ScanAct.FINISH, ScanState.FINISHED)));

    private ScanLifecycle() {}

    public static Lifecycle<ScanState, ScanAct, ScanRole> table() {
        return TABLE;
    }

    private static Step<ScanState, ScanAct, ScanRole> staff(ScanState from, ScanAct act, ScanState to) {
        return new Step<>(from, act, Set.of(ScanRole.STAFF), to, "SCAN." + act);
    }

    private static Step<ScanState, ScanAct, ScanRole> system(ScanState from, ScanAct act, ScanState to) {
        return new Step<>(from, act, Set.of(ScanRole.SYSTEM), to, "SCAN." + act);
    }
}

package cn.icpfiling.inspection.core.findings;

import static cn.icpfiling.inspection.core.findings.FindingRole.HOLDER;
import static cn.icpfiling.inspection.core.findings.FindingRole.INSPECTOR;
import static cn.icpfiling.inspection.core.findings.FindingRole.SYSTEM;
import static cn.icpfiling.inspection.core.findings.FindingState.CONTESTED;
import static cn.icpfiling.inspection.core.findings.FindingState.CURED;
import static cn.icpfiling.inspection.core.findings.FindingState.DISMISSED;
import static cn.icpfiling.inspection.core.findings.FindingState.ENDED;
import static cn.icpfiling.inspection.core.findings.FindingState.NOTIFIED;
import static cn.icpfiling.inspection.core.findings.FindingState.OPENED;
import static cn.icpfiling.inspection.core.findings.FindingState.OVERDUE;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The whole table of a finding (ADR 0030). A step that is not in it is refused. No holder's act closes a finding: a
 * re-check cures, a claim does not.
 */
public final class FindingLifecycle {

    /** The event of a finding that did not exist before. */
    public static final String OPENED_EVENT = "inspection.finding.opened";

    private static final String REMINDED_EVENT = "inspection.finding.reminded";
    private static final String RECHECKED_EVENT = "inspection.finding.rechecked";
    private static final List<FindingState> UNSETTLED = List.of(OPENED, NOTIFIED, CONTESTED, OVERDUE);

    private static final Lifecycle<FindingState, FindingAct, FindingRole> TABLE =
            new Lifecycle<>(FindingState.class, steps());

    private FindingLifecycle() {}

    public static Lifecycle<FindingState, FindingAct, FindingRole> table() {
        return TABLE;
    }

    private static List<Step<FindingState, FindingAct, FindingRole>> steps() {
        var steps = new ArrayList<Step<FindingState, FindingAct, FindingRole>>();
        // By policy the platform tells the holder by itself, or an inspector looks at the finding first.
        steps.add(new Step<>(
                OPENED, FindingAct.NOTIFY, Set.of(SYSTEM, INSPECTOR), NOTIFIED, "inspection.finding.notified"));
        // A reminder of the other two tells the new holder of the filing.
        for (var told : List.of(NOTIFIED, CONTESTED, OVERDUE)) {
            steps.add(step(told, FindingAct.REMIND, SYSTEM, told, REMINDED_EVENT));
        }
        steps.add(step(NOTIFIED, FindingAct.CONTEST, HOLDER, CONTESTED, "inspection.finding.contested"));
        steps.add(step(CONTESTED, FindingAct.CONFIRM, INSPECTOR, NOTIFIED, "inspection.finding.confirmed"));
        for (var late : List.of(NOTIFIED, OVERDUE)) {
            steps.add(step(late, FindingAct.EXTEND, INSPECTOR, NOTIFIED, "inspection.finding.extended"));
            steps.add(step(late, FindingAct.RECHECK, INSPECTOR, late, RECHECKED_EVENT));
        }
        steps.add(step(NOTIFIED, FindingAct.EXPIRE, SYSTEM, OVERDUE, "inspection.finding.overdue"));
        for (var unsettled : UNSETTLED) {
            steps.add(new Step<>(
                    unsettled, FindingAct.CURE, Set.of(SYSTEM, INSPECTOR), CURED, "inspection.finding.cured"));
            steps.add(step(unsettled, FindingAct.DISMISS, INSPECTOR, DISMISSED, "inspection.finding.dismissed"));
            steps.add(step(unsettled, FindingAct.END, SYSTEM, ENDED, "inspection.finding.ended"));
        }
        // A later look may find the fault of an ended finding mended; then new access must not bring it back.
        steps.add(new Step<>(ENDED, FindingAct.CURE, Set.of(SYSTEM, INSPECTOR), CURED, "inspection.finding.cured"));
        steps.add(step(ENDED, FindingAct.REOPEN, SYSTEM, OPENED, "inspection.finding.reopened"));
        return List.copyOf(steps);
    }

    private static Step<FindingState, FindingAct, FindingRole> step(
            FindingState from, FindingAct act, FindingRole who, FindingState to, String event) {
        return new Step<>(from, act, Set.of(who), to, event);
    }
}

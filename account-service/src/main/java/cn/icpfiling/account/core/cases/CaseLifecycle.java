package cn.icpfiling.account.core.cases;

import static cn.icpfiling.account.core.cases.CaseState.CLAIMED;
import static cn.icpfiling.account.core.cases.CaseState.DECIDED_GRANTED;
import static cn.icpfiling.account.core.cases.CaseState.DECIDED_REFUSED;
import static cn.icpfiling.account.core.cases.CaseState.DONE;
import static cn.icpfiling.account.core.cases.CaseState.EXPIRED;
import static cn.icpfiling.account.core.cases.CaseState.FAILED;
import static cn.icpfiling.account.core.cases.CaseState.OPEN;
import static cn.icpfiling.account.core.cases.CaseState.PROPOSED;
import static cn.icpfiling.account.core.cases.CaseState.STOPPED;
import static cn.icpfiling.account.core.cases.CaseState.WAITING_FOR_HOLDER;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The table of a case. The events are the acts of the audit. A case that needs papers begins in WAITING_FOR_HOLDER, any
 * other in OPEN. The two-person rule is not in the table, because it depends on the kind: see {@link SupportCase#decide}.
 */
public final class CaseLifecycle {

    private static final Lifecycle<CaseState, CaseAct, CaseRole> TABLE = new Lifecycle<>(CaseState.class, rows());

    private CaseLifecycle() {}

    public static Lifecycle<CaseState, CaseAct, CaseRole> table() {
        return TABLE;
    }

    private static List<Step<CaseState, CaseAct, CaseRole>> rows() {
        var rows = new ArrayList<Step<CaseState, CaseAct, CaseRole>>();
        rows.add(row(OPEN, CaseAct.CLAIM, CaseRole.SUPPORT, CLAIMED));
        rows.add(row(CLAIMED, CaseAct.CLAIM, CaseRole.SUPPORT, CLAIMED));
        rows.add(row(CLAIMED, CaseAct.RELEASE, CaseRole.SUPPORT, OPEN));
        rows.add(row(CLAIMED, CaseAct.ASK, CaseRole.SUPPORT, WAITING_FOR_HOLDER));
        rows.add(row(CLAIMED, CaseAct.PROPOSE, CaseRole.SUPPORT, PROPOSED));
        for (var decidable : List.of(CLAIMED, PROPOSED)) {
            rows.add(row(decidable, CaseAct.GRANT, CaseRole.SUPPORT, DECIDED_GRANTED));
            rows.add(row(decidable, CaseAct.REFUSE, CaseRole.SUPPORT, DECIDED_REFUSED));
        }
        rows.add(row(PROPOSED, CaseAct.SEND_BACK, CaseRole.SUPPORT, OPEN));
        rows.add(row(WAITING_FOR_HOLDER, CaseAct.HAND_IN, CaseRole.HOLDER, OPEN));
        rows.add(row(WAITING_FOR_HOLDER, CaseAct.EXPIRE, CaseRole.PLATFORM, EXPIRED));
        for (var open : List.of(OPEN, CLAIMED, WAITING_FOR_HOLDER, PROPOSED)) {
            rows.add(row(open, CaseAct.STOP, CaseRole.SOURCE, STOPPED));
            rows.add(row(open, CaseAct.WITHDRAW, CaseRole.HOLDER, STOPPED));
        }
        for (var undecided : List.of(OPEN, CLAIMED, WAITING_FOR_HOLDER)) {
            rows.add(row(undecided, CaseAct.OBJECT, CaseRole.SOURCE, undecided));
        }
        for (var decided : List.of(PROPOSED, DECIDED_GRANTED)) {
            rows.add(row(decided, CaseAct.OBJECT, CaseRole.SOURCE, OPEN));
        }
        rows.add(row(DECIDED_GRANTED, CaseAct.STOP, CaseRole.SOURCE, STOPPED));
        rows.add(row(DECIDED_GRANTED, CaseAct.COMPLETE, CaseRole.PLATFORM, DONE));
        rows.add(row(DECIDED_GRANTED, CaseAct.FAIL, CaseRole.PLATFORM, FAILED));
        return rows;
    }

    private static Step<CaseState, CaseAct, CaseRole> row(CaseState from, CaseAct act, CaseRole who, CaseState to) {
        return new Step<>(from, act, Set.of(who), to, "SUPPORT_CASE." + act);
    }
}

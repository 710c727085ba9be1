package cn.icpfiling.legacy.core.claims;

import static cn.icpfiling.legacy.core.claims.ClaimState.AWAITING_PAPERS;
import static cn.icpfiling.legacy.core.claims.ClaimState.CLAIMED;
import static cn.icpfiling.legacy.core.claims.ClaimState.FAILED;
import static cn.icpfiling.legacy.core.claims.ClaimState.GRANTED;
import static cn.icpfiling.legacy.core.claims.ClaimState.IN_REVIEW;
import static cn.icpfiling.legacy.core.claims.ClaimState.LAPSED;
import static cn.icpfiling.legacy.core.claims.ClaimState.LOST;
import static cn.icpfiling.legacy.core.claims.ClaimState.OPENING;
import static cn.icpfiling.legacy.core.claims.ClaimState.REJECTED;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The table of a claim. A look at the case may find it several steps further, so papers and a decision may come at once. */
public final class ClaimLifecycle {

    private static final Lifecycle<ClaimState, ClaimAct, ClaimParty> TABLE = new Lifecycle<>(ClaimState.class, rows());

    private ClaimLifecycle() {}

    public static Lifecycle<ClaimState, ClaimAct, ClaimParty> table() {
        return TABLE;
    }

    private static List<Step<ClaimState, ClaimAct, ClaimParty>> rows() {
        var rows = new ArrayList<Step<ClaimState, ClaimAct, ClaimParty>>();
        rows.add(row(OPENING, ClaimAct.OPEN_CASE, ClaimParty.CASE, AWAITING_PAPERS));
        rows.add(row(AWAITING_PAPERS, ClaimAct.HAND_IN, ClaimParty.CASE, IN_REVIEW));
        rows.add(row(IN_REVIEW, ClaimAct.ASK, ClaimParty.CASE, AWAITING_PAPERS));
        for (var open : List.of(AWAITING_PAPERS, IN_REVIEW)) {
            rows.add(row(open, ClaimAct.GRANT, ClaimParty.CASE, GRANTED));
            rows.add(row(open, ClaimAct.REJECT, ClaimParty.CASE, REJECTED));
            // A load has written another subject to the filing: the support need not decide about papers of the one
            // before.
            rows.add(row(open, ClaimAct.FAIL, ClaimParty.HAND_OVER, FAILED));
        }
        rows.add(row(GRANTED, ClaimAct.COMPLETE, ClaimParty.HAND_OVER, CLAIMED));
        rows.add(row(GRANTED, ClaimAct.WITHDRAW, ClaimParty.HOLDER, LAPSED));
        rows.add(row(GRANTED, ClaimAct.FAIL, ClaimParty.HAND_OVER, FAILED));
        for (var open : List.of(OPENING, AWAITING_PAPERS, IN_REVIEW, GRANTED)) {
            rows.add(row(open, ClaimAct.LOSE, ClaimParty.HAND_OVER, LOST));
        }
        for (var open : List.of(OPENING, AWAITING_PAPERS, IN_REVIEW)) {
            rows.add(row(open, ClaimAct.LAPSE, ClaimParty.CASE, LAPSED));
        }
        return rows;
    }

    private static Step<ClaimState, ClaimAct, ClaimParty> row(
            ClaimState from, ClaimAct act, ClaimParty who, ClaimState to) {
        return new Step<>(from, act, Set.of(who), to, "LEGACY_CLAIM." + act);
    }
}

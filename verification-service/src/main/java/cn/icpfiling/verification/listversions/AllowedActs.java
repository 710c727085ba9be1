package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.verification.core.ListAct;
import cn.icpfiling.verification.core.ListState;

/** Refuses an act that the state of a version does not allow, and names the acts that it allows. */
final class AllowedActs {

    private AllowedActs() {}

    static void require(ListAct act, ListState state) {
        if (!state.acts().contains(act)) {
            throw refused(act, state);
        }
    }

    static ProblemException refused(ListAct act, ListState state) {
        return new ProblemException(CommonProblem.ACT_NOT_ALLOWED, state, act, state.acts());
    }
}

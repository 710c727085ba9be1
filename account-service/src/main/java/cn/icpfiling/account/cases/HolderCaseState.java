package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseState;

/** The state of a case as its holder sees it; who of the support works on it is not the holder's business. */
public enum HolderCaseState {
    WAITING_FOR_YOU,
    UNDER_REVIEW,
    GRANTED,
    REFUSED,
    STOPPED,
    EXPIRED,
    DONE,
    FAILED;

    static HolderCaseState of(CaseState state) {
        return switch (state) {
            case WAITING_FOR_HOLDER -> WAITING_FOR_YOU;
            case OPEN, CLAIMED, PROPOSED -> UNDER_REVIEW;
            case DECIDED_GRANTED -> GRANTED;
            case DECIDED_REFUSED -> REFUSED;
            case STOPPED -> STOPPED;
            case EXPIRED -> EXPIRED;
            case DONE -> DONE;
            case FAILED -> FAILED;
        };
    }
}

package cn.icpfiling.legacy.core.claims;

/** What changes a claim. */
public enum ClaimAct {
    OPEN_CASE,
    HAND_IN,
    /** The support asked for other papers. */
    ASK,
    GRANT,
    REJECT,
    COMPLETE,
    FAIL,
    LOSE,
    LAPSE,
    /** The holder gives up a granted claim before its filing goes over. */
    WITHDRAW
}

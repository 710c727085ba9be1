package cn.icpfiling.account.core.cases;

/** What a role can do with a case. */
public enum CaseAct {
    CLAIM,
    RELEASE,
    /** Asks the holder for an answer or for papers. */
    ASK,
    /** The holder hands the case back to the support, with its papers. */
    HAND_IN,
    PROPOSE,
    SEND_BACK,
    GRANT,
    REFUSE,
    STOP,
    /** A person who proves the lost phone alone says that it is not lost. */
    OBJECT,
    WITHDRAW,
    EXPIRE,
    COMPLETE,
    FAIL
}

package cn.icpfiling.filing.core.prefill;

/** What is done with a prefilled order. */
public enum PrefillAct {
    PREPARE,
    /** account-service takes the link. */
    SEND,
    /** The partner asks for another message. */
    RESEND,
    OPEN,
    ACCEPT,
    DECLINE,
    WITHDRAW,
    EXPIRE,
    COMPLETE,
    END
}

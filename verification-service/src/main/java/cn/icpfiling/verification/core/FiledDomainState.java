package cn.icpfiling.verification.core;

/** How a filed domain stands. */
public enum FiledDomainState {
    /** In the register, and served here. */
    SERVED,
    /** In the register, and served here no more; its filing stays. */
    ACCESS_CANCELLED,
    /** Its filing, its service's or its subject's has ended, or a change took the domain out. */
    ENDED
}

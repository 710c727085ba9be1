package cn.icpfiling.verification.core;

/** The state of a filed domain. */
public enum FiledDomainState {
    /** In the register, and served here. */
    SERVED,
    /** In the register, but no longer served here; its filing stays. */
    ACCESS_CANCELLED,
    /** The filing of the domain, its service or its subject has ended, or a change removed the domain. */
    ENDED
}

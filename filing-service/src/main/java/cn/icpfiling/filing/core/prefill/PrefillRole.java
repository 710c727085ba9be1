package cn.icpfiling.filing.core.prefill;

/** The role in which a prefilled order is acted on. */
public enum PrefillRole {
    PARTNER,
    /** The holder of the link. */
    HOLDER,
    SYSTEM
}

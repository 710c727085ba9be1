package cn.icpfiling.verification.core.rules;

/** What the holder of a domain must do before it is fit. */
public enum FitAfter {
    RENEWAL,
    /** In the redemption period the registrar can still restore the domain. */
    RESTORATION
}

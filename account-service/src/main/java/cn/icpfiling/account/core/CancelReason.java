package cn.icpfiling.account.core;

/** Why a notice that waited is not sent. */
public enum CancelReason {
    /** The partner that the notice speaks for was suspended before it left. */
    PARTNER_SUSPENDED
}

package cn.icpfiling.account.core;

/** Why the platform disabled an endpoint. */
public enum DisableReason {
    /** The receiver answered 410. */
    GONE,
    /** Each attempt of the last days failed. */
    FAILING
}

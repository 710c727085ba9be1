package cn.icpfiling.account.core;

/** Where a delivery stands. FAILED: no attempt is left; a replay begins again. */
public enum DeliveryState {
    WAITING,
    DELIVERED,
    FAILED
}

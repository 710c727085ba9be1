package cn.icpfiling.account.core;

/** Why an administrator changed a quota. */
public enum QuotaReason {
    CONTRACT,
    GROWTH,
    TEMPORARY_PEAK,
    MISUSE,
    PROTECTION,
    CORRECTION
}

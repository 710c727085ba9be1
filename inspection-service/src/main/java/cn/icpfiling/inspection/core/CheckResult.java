package cn.icpfiling.inspection.core;

/**
 * The result of one item of a spot check. An item that could not be checked has no result, and then the spot check is
 * not settled.
 */
public enum CheckResult {
    FITS,
    DIFFERS
}

package cn.icpfiling.inspection.core;

/** What was found of one thing that was to be looked at. What could not be found out is no result: nothing is settled then. */
public enum CheckResult {
    FITS,
    DIFFERS
}

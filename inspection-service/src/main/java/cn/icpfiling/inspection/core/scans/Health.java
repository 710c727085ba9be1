package cn.icpfiling.inspection.core.scans;

/** Whether a filed domain leads to its provider. */
public enum Health {
    /** Every address is in a mainland network of the filed provider. */
    HERE,
    /** The domain does not exist, has no address, or has one elsewhere. Two name servers said so. */
    NOT_HERE,
    /** No answer, or none that can be believed. Counts neither for nor against the site. */
    UNKNOWN
}

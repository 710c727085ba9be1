package cn.icpfiling.sandbox.dns;

/** How a group of name servers is out of order. */
public enum OutageKind {
    SILENT,
    SERVFAIL,
    REFUSED,
    /** Every domain of the group does not exist, as after a lost zone file. */
    NXDOMAIN,
    /** Every domain of the group points to another provider. */
    MOVED
}

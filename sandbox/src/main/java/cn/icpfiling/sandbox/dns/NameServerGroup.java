package cn.icpfiling.sandbox.dns;

/** Name servers that fail together. */
public enum NameServerGroup {
    /** The roots of a scan; they answer for all domains that are not delegated. */
    REGISTRY,
    /** The servers to which a delegated domain is referred. */
    HOSTER
}

package cn.icpfiling.verification.core;

/** The origin of a version of a list. */
public enum ListOrigin {
    /** The version came with a release. */
    SHIPPED,
    OPERATOR
}

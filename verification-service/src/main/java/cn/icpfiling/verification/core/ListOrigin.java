package cn.icpfiling.verification.core;

/** Who brought a version of a list. */
public enum ListOrigin {
    /** It came with a release. */
    SHIPPED,
    OPERATOR
}

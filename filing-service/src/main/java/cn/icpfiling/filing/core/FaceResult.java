package cn.icpfiling.filing.core;

/** What the identity source says to a face. Only MATCH is one; UNKNOWN says nothing, and nothing is no pass. */
public enum FaceResult {
    MATCH,
    MISMATCH,
    /** A picture of a picture, a mask, a screen. */
    NOT_ALIVE,
    UNKNOWN
}

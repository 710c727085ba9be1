package cn.icpfiling.filing.core.authenticity;

/** The identity source's answer about a face. Only MATCH is a pass; UNKNOWN is none. */
public enum FaceResult {
    MATCH,
    MISMATCH,
    /** A picture of a picture, a mask, a screen. */
    NOT_ALIVE,
    UNKNOWN
}

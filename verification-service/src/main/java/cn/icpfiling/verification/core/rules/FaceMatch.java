package cn.icpfiling.verification.core.rules;

/** What the identity source says to a face. That it has nobody to compare with is {@link Answer.Absent}. */
public enum FaceMatch {
    MATCH,
    MISMATCH,
    /** A picture of a picture, a mask, a screen. */
    NOT_ALIVE
}

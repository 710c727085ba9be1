package cn.icpfiling.verification.core.rules;

/**
 * The identity source's verdict on a face. {@link Answer.Absent} means that the source has no picture to compare with.
 */
public enum FaceMatch {
    MATCH,
    MISMATCH,
    /** A picture of a picture, a mask, a screen. */
    NOT_ALIVE
}

package cn.icpfiling.filing.core.authenticity;

/** The identity source's answer about a face. Only MATCH is a pass; UNKNOWN is none, and no answer either. */
public enum FaceResult {
    MATCH,
    MISMATCH,
    /** A picture of a picture, a mask, a screen. */
    NOT_ALIVE,
    /** The source has no picture of the person, so no photograph can match: a reviewer decides by the verification sheet. */
    NO_REFERENCE,
    UNKNOWN
}

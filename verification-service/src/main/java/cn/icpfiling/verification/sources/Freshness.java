package cn.icpfiling.verification.sources;

/** How old an answer may be. */
public enum Freshness {
    /** For a verdict: the source is asked now. */
    ASKED_NOW,
    /** For a person who is still filling in a form: a cached answer will do. The evidence shows its time. */
    MAY_BE_KEPT
}

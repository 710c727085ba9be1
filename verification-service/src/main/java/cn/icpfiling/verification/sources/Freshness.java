package cn.icpfiling.verification.sources;

/** How old an answer may be. */
public enum Freshness {
    /** A verdict rests on it. */
    ASKED_NOW,
    /** It helps somebody who is still filling in a form; the evidence tells when it was given. */
    MAY_BE_KEPT
}

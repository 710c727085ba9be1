package cn.icpfiling.inspection.core.pages;

/** How sure an observation is. */
public enum PageVerdict {
    /** A fault that anyone sees on the page. */
    FAULT,
    /** A fault that a person must confirm. */
    SUSPECTED,
    /** The page does not let it be judged; a person looks with a browser. */
    UNKNOWN
}

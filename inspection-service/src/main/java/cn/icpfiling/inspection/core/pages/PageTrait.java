package cn.icpfiling.inspection.core.pages;

/** What may keep a page from showing all that it has. */
public enum PageTrait {
    /** It asks for a password. */
    PASSWORD,
    /** It has other pages in frames. */
    FRAMES,
    /** An element that calls itself a footer is empty, so that a script may fill it. */
    EMPTY_FOOTER,
    /** A meta element leads the visitor to another address. */
    REFRESH,
    /** Texts, scripts or links beyond a limit were not read. */
    CUT
}

package cn.icpfiling.inspection.core.pages;

/** Where a text stands in a page. A visitor sees TITLE, TEXT, LINK and ALT. */
public enum PagePlace {
    TITLE,
    TEXT,
    /** The text of a link. */
    LINK,
    /** The text in place of a picture. */
    ALT,
    /** A tooltip. */
    TOOLTIP,
    META,
    /** An element that its own style or attribute hides. */
    HIDDEN,
    /** A string in a script of the page, which may write it. */
    SCRIPT;

    boolean isSeen() {
        return this == TITLE || this == TEXT || this == LINK || this == ALT;
    }
}

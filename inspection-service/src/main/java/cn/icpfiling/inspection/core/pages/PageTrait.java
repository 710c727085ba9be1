package cn.icpfiling.inspection.core.pages;

/** What may keep a page from showing all that it has. */
public enum PageTrait {
    /** It asks for a password. */
    PASSWORD,
    /** It has other pages in frames. */
    FRAMES,
    /** An element that calls itself a footer is empty, so that a script may fill it. */
    EMPTY_FOOTER,
    /** What calls itself a footer has no text anywhere, and a picture. */
    DRAWN_FOOTER,
    /** One of the frames that a visitor sees is a page of the site itself, such as a footer that all pages share. */
    OWN_FRAMES,
    /** A script has a command that leads the visitor to another address. */
    LEFT_BY_SCRIPT,
    /** A meta element leads the visitor to another address. */
    REFRESH,
    /** Texts, scripts or links beyond a limit were not read. */
    CUT
}

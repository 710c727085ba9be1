package cn.icpfiling.inspection.core.pages;

/** Why a check came to its verdict. */
public enum PageNote {
    NOTHING_FOUND,
    /** A number of another filing, an incomplete one, or a placeholder. */
    OTHER_NUMBER,
    /** The number of the subject, where that of the service is expected. */
    NUMBER_WITHOUT_SUFFIX,
    /** The number stands where a visitor does not see it. */
    NUMBER_HIDDEN,
    NO_LINK,
    /** A link to the authority's former address. */
    OLD_LINK,
    OTHER_LINK,
    SCRIPTED_LINK,
    WORDS_FOUND,
    OTHER_NAME,
    NOT_REACHED,
    /** The platform was too busy to ask or to read; it says nothing of the site. */
    NOT_ASKED,
    /** Redirects led to a page of another registrable domain. */
    NOT_THE_SITE,
    /** The answer has another type of content. */
    NOT_HTML,
    /** A meta element leads to another address. */
    REFRESH,
    /** More bytes or elements than the platform reads. */
    TOO_LARGE,
    /** A part of the page was not read. */
    CUT_OFF,
    /** Too few characters for a page of its own, and no script that would make more. */
    TOO_LITTLE_TEXT,
    /** The number may be in a picture. */
    MADE_OF_PICTURES,
    ERROR_STATUS,
    MADE_BY_SCRIPT,
    BEHIND_LOGIN,
    PARKED,
    IN_FRAMES
}

package cn.icpfiling.filing.core.wayback;

/** What the holder of a site does next. The five ways of the table, and what is none of them. */
public enum WayBack {
    /** A finding says that the site is not used: deregister it before its access is cancelled. */
    DEREGISTER,
    /** The authority still shows the site for this subject: file the access again, then correct what was at fault. */
    ACCESS_FILING,
    /** The authority shows the subject without a site: have it deregistered on paper, then file again. */
    OFFLINE_DEREGISTRATION,
    /** The authority shows neither. */
    FIRST_FILING,
    /** The authority shows the subject, and not this site. */
    NEW_SERVICE,
    /** Access lives, and there are findings to mend. */
    MEND,
    /** Access lives, and nothing is to mend. */
    NONE,
    /** An imported site without a domain has no access to file again: deregister it. */
    WITHOUT_DOMAIN,
    /** No filing of this account leads back: the type check says what is in the way. */
    OTHER,
    /** A source did not answer, or two sources contradict each other. */
    UNKNOWN
}

package cn.icpfiling.inspection.dns.verdict;

/**
 * How many name servers of the zone stand behind a result. Servers differ if their names differ; two addresses of one name
 * are one server. Which servers the zone has is the word of two servers of the zone above, if the result is bad news and
 * the zone above has two. Addresses of name servers that are looked up by their names are not confirmed.
 */
public enum Confirmation {
    /** One server was asked; the result needs no second one. */
    NOT_NEEDED,
    /** Two servers of the zone said the same. */
    CONFIRMED,
    /** The delegation names one name server alone, and that server said it. */
    ONLY_SERVER,
    /** No second server said the same. */
    NONE
}

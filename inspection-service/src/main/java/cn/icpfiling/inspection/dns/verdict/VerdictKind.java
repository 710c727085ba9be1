package cn.icpfiling.inspection.dns.verdict;

/**
 * The verdict about a domain or about one of its address families. The order is the order in which unknown results of
 * two families or of several servers outweigh each other.
 */
public enum VerdictKind {
    /** At least one address. */
    ADDRESSES(true),
    /** The name does not exist (RFC 8020). */
    NXDOMAIN(true),
    /** The name exists and has no address (RFC 2308, "NODATA"). */
    NO_ADDRESS(true),
    /** The CNAME chain loops or is longer than the limit. */
    ALIAS_BROKEN(true),
    /** Two name servers of the zone contradict each other. */
    DISAGREE(false),
    /** One name server said no, and no other name server of the zone answered usefully. */
    UNCONFIRMED(false),
    /** No asked server is an authority for the zone: a referral upwards or an answer without authority. */
    LAME(false),
    REFUSED(false),
    /** SERVFAIL, or another error code; the proof has the code. */
    SERVFAIL(false),
    /** UDP cut the answer, and TCP did not deliver the whole answer. */
    TRUNCATED(false),
    /** The answer breaks the format or contradicts itself. */
    MALFORMED(false),
    TIMEOUT(false),
    /** The domain cannot be asked: it is not in A-label form. No server was asked. */
    BAD_NAME(false);

    private final boolean definite;

    VerdictKind(boolean definite) {
        this.definite = definite;
    }

    /** Tells whether the zone itself said this. Everything else means "unknown" and is never a no. */
    public boolean isDefinite() {
        return definite;
    }
}

package cn.icpfiling.inspection.core.scans;

/**
 * What one look at a domain found.
 *
 * @param verdict code of the verdict, like {@code NXDOMAIN}; at most 24 characters
 * @param frozen whether the whole group of name servers turned bad at once; such a look changes nothing
 * @param digest of the result: the same result has the same digest in every scan
 * @param nameServers the key of the group of name servers; empty if no zone was found
 */
public record SiteLook(Health health, String verdict, boolean frozen, long digest, String nameServers) {

    /** A domain that got no verdict before its shard's deadline. */
    public static final String ABANDONED = "ABANDONED";

    /** The verdict of domains whose group of name servers turned bad at once over the whole scan. */
    public static final String FROZEN = "FROZEN";

    /** The second vantage point saw the domain here, or did not confirm that it is not. */
    public static final String VANTAGES_DISAGREE = "VANTAGES_DISAGREE";

    /** The provider of the site has published no network, or none of the family of an address; a person sees to that. */
    public static final String NO_NETWORKS = "NO_NETWORKS";

    public static SiteLook unknown(String verdict) {
        return new SiteLook(Health.UNKNOWN, verdict, false, verdict.hashCode(), "");
    }
}

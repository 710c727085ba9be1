package cn.icpfiling.inspection.dns.resolve;

/**
 * How thoroughly a name is resolved.
 *
 * @param tries questions to one server before the server counts as silent for the name; a cut answer that TCP does not deliver is silence
 * @param errorTries SERVFAIL, REFUSED or malformed answers of one server after which it is believed, and with it the
 *     other servers of the zone that have erred for the name
 * @param serversPerName servers of a zone that are asked for one name before the name is given up, 1 to 16
 * @param longestChain CNAME records behind one name. Names with nine and more are in use; public resolvers give up behind 8 to 16, so
 *     a longer chain has no address for any visitor
 * @param deepestHosts name servers' names in a row that an address may rest on; beyond it the name server counts as not
 *     resolved
 * @param aaaa whether AAAA is asked beside A
 */
public record ResolveSettings(
        int tries, int errorTries, int serversPerName, int longestChain, int deepestHosts, boolean aaaa) {
    public ResolveSettings {
        if (tries < 1 || errorTries < 1 || serversPerName < 1 || serversPerName > 16 || longestChain < 0) {
            throw new IllegalArgumentException("At least one try, 1 to 16 servers per name, no negative chain");
        }
    }

    public static ResolveSettings defaults() {
        return new ResolveSettings(4, 2, 4, 16, 6, true);
    }
}

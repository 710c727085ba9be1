package cn.icpfiling.inspection.dns.zone;

import cn.icpfiling.inspection.dns.transport.NameServer;
import java.util.Map;

/**
 * The name servers of a zone as a delegation gave them.
 *
 * @param hosts the servers, each with the numbers of its names as bits; a delegation has at most 31 names
 * @param completeness how much the servers tell about the zone's other servers
 * @param height name servers' names in a row that had to be looked up for the addresses; 0 if glue gave them
 */
public record ZoneServers(Map<NameServer, Integer> hosts, Completeness completeness, int height) {
    /** How much is known of the zone's servers. */
    public enum Completeness {
        /** The delegation names one host, and its addresses are known. */
        ONE_HOST,
        /** The delegation names several hosts, or none of them gave an address, and none will soon. */
        SEVERAL_HOSTS,
        /** Some host was not resolved, but may be another time. */
        UNCERTAIN
    }
}

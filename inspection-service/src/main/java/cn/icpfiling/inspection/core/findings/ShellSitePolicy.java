package cn.icpfiling.inspection.core.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * When a filed site is a shell site (docs/trade.md 3.4), from a day on. One odd answer is no verdict.
 *
 * @param validFrom the first legal day
 * @param looks how many looks in a row must find the site unhealthy
 * @param days days between the first and the last of these looks, at least
 * @param oneSubdomainSuffices whether a sub-domain that leads to the provider makes the site healthy
 * @param excludedRegions regions of addresses that are not mainland, by ISO 3166-1
 * @param exemptions sites that the scan leaves out
 * @param accessRecords what proves that the provider served the site after the notice
 */
public record ShellSitePolicy(
        String id,
        LocalDate validFrom,
        int looks,
        int days,
        boolean oneSubdomainSuffices,
        List<String> excludedRegions,
        Set<Exemption> exemptions,
        Set<AccessRecord> accessRecords) {

    /** Sites that the scan leaves out. */
    public enum Exemption {
        /** A service that is no website has no page to look at. */
        NOT_A_WEBSITE,
        /** The provider gives no access, so that there is nothing to end. */
        ACCESS_CANCELLED,
        /** The access is younger than the days of the policy: the holder is still setting it up. */
        ACCESS_JUST_GRANTED,
        /** An order of the subject is with the authority. */
        ORDER_WITH_AUTHORITY
    }

    /** What counts as a record of access. Without one, an inspector decides. */
    public enum AccessRecord {
        /** The provider's own feed of requests for the host. */
        PROVIDER_FEED,
        /** The platform's own request for the host, answered by a filed address. */
        OWN_PROBE
    }

    public ShellSitePolicy {
        excludedRegions = List.copyOf(excludedRegions);
        exemptions = Set.copyOf(exemptions);
        accessRecords = Set.copyOf(accessRecords);
    }

    /** On how many separate days a single look must find the site unhealthy, so that there are as many looks and days as these. */
    public int looksOnSeparateDays() {
        return Math.max(looks, days + 1);
    }
}

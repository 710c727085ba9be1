package cn.icpfiling.inspection.core.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the copy of the record knows of a filed site. It names no person.
 *
 * @param kind kind of the service, for instance WEBSITE
 * @param domains A-labels, sorted
 * @param province two digits of GB/T 2260
 * @param nature code of the sponsor's nature (docs/trade.md 4.1)
 * @param holder the account that holds the filing
 * @param partner the partner whose customer the holder is; null for none
 * @param served whether the site is registered and has its access here
 */
public record FiledSiteFacts(
        UUID serviceId,
        UUID subjectId,
        String serviceNumber,
        String subjectNumber,
        String kind,
        List<String> domains,
        Instant filedAt,
        String province,
        int nature,
        UUID holder,
        UUID partner,
        boolean served) {

    private static final String WEBSITE = "WEBSITE";

    public FiledSiteFacts {
        domains = List.copyOf(domains);
    }

    /** Whether the service has pages, and not an app alone. */
    public boolean isWebsite() {
        return WEBSITE.equals(kind);
    }
}

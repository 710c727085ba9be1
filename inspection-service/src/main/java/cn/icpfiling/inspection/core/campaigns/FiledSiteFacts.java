package cn.icpfiling.inspection.core.campaigns;

import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
        Filing filing,
        String province,
        int nature,
        UUID holder,
        UUID partner,
        boolean served) {

    /**
     * The filing of the site, as far as its domains are judged by it.
     *
     * @param at when it was filed; if another provider filed it, when access was granted here
     * @param notBefore the earliest day of a site whose true day is unknown; null if it was filed at that time
     * @param byPapers the domains of which papers were accepted in place of a registrant who is the subject, as A-labels
     */
    public record Filing(Instant at, LocalDate notBefore, Set<String> byPapers) {
        public Filing {
            byPapers = Set.copyOf(byPapers);
        }

        public boolean isOfUnknownDay() {
            return notBefore != null;
        }

        /** The legal day by whose rules the site is judged. */
        public LocalDate ruledSince() {
            return notBefore == null ? LegalTime.dayOf(at) : notBefore;
        }
    }

    private static final String WEBSITE = "WEBSITE";

    public FiledSiteFacts {
        domains = List.copyOf(domains);
    }

    /** Whether the service has pages, and not an app alone. */
    public boolean isWebsite() {
        return WEBSITE.equals(kind);
    }
}

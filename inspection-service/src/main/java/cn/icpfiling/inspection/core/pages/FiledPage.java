package cn.icpfiling.inspection.core.pages;

import java.time.Instant;
import java.util.UUID;

/**
 * What is filed for a home page.
 *
 * @param domain an A-label without www.
 * @param province two digits of GB/T 2260
 * @param nature of the sponsor, by the authority's code; 5 is a person
 * @param contentTypes the authority's bit set; null if it is not known
 * @param preApprovals the authority's bit set; null if it is not known
 * @param sponsorName null if it is not known
 */
public record FiledPage(
        UUID serviceId,
        String domain,
        String province,
        String subjectNumber,
        String serviceNumber,
        int nature,
        Long contentTypes,
        Long preApprovals,
        String sponsorName,
        Instant filedAt) {

    private static final int PERSON = 5;

    public boolean isOfPerson() {
        return nature == PERSON;
    }

    /** The sponsor's name is personal data if the sponsor is a person. */
    @Override
    public String toString() {
        return "FiledPage[" + domain + "]";
    }
}

package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.identifier.FilingNumber;

/**
 * The entry of one service in the authority's register.
 *
 * @param subjectNumber empty if the authority named none
 * @param serviceNumber empty if the authority named none
 * @param barred on the authority's blacklist: neither filed nor allowed to be filed
 */
public record FiledRecord(String siteName, String subjectNumber, String serviceNumber, boolean filed, boolean barred) {

    /** Whether the service is filed as a website. The number of an app, a mini program or a quick app has a letter (docs/trade.md 4.9). */
    public boolean isFiledWebsite() {
        return filed
                && FilingNumber.tryParse(serviceNumber)
                        .filter(number -> !number.letter().isEmpty())
                        .isEmpty();
    }
}

package cn.icpfiling.legacy.claims;

/**
 * The data that name the filing of a claim: as the form has them, or as a type check of the same account had them.
 *
 * @param city null if it is not known
 * @param domain as the caller wrote it; null if the number alone is given
 * @param filingNumber of the subject; null if the domain alone is given
 */
record ClaimData(
        String province,
        String city,
        int nature,
        int certificateType,
        String certificateNumber,
        String domain,
        String filingNumber) {

    @Override
    public String toString() {
        return "ClaimData[" + (domain == null ? filingNumber : domain) + "]";
    }
}

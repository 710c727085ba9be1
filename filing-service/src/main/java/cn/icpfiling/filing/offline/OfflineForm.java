package cn.icpfiling.filing.offline;

/**
 * What stands in the printed form. Null stays blank for a pen: above all what we do not know of the other entity.
 *
 * @param ownSubject whether the filing is the applicant's own
 * @param reason why it is asked away
 */
record OfflineForm(
        String authority,
        boolean ownSubject,
        String filingNumber,
        String domain,
        Sponsor filed,
        Sponsor applicant,
        String principal,
        String phone,
        String reason,
        String caseReference) {

    /** Who somebody is, as certificates say it. */
    record Sponsor(String name, String nature, String certificateType, String certificateNumber) {

        static final Sponsor UNKNOWN = new Sponsor(null, null, null, null);

        @Override
        public String toString() {
            return "Sponsor";
        }
    }

    @Override
    public String toString() {
        return "OfflineForm";
    }
}

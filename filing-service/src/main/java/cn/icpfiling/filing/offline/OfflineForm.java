package cn.icpfiling.filing.offline;

/**
 * The content of the printed form. A null field stays blank, to be filled in by pen, above all what we do not know of
 * the other entity.
 *
 * @param ownSubject whether the filing is the applicant's own
 * @param reason why the applicant asks for the deregistration
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

    /** A sponsor as its certificate names it. */
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

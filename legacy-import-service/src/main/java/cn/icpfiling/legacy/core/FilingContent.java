package cn.icpfiling.legacy.core;

/** The personal part of a subject of the old platform; missing values are null. Stored as one encrypted JSON value. */
public record FilingContent(
        String name,
        String certificateAddress,
        String mailingAddress,
        String remark,
        LegacyPerson principal,
        SecondContact secondContact) {

    /** Another person whom the authority may ask for. */
    public record SecondContact(String name, String phone, String mail) {
        @Override
        public String toString() {
            return "SecondContact";
        }
    }

    @Override
    public String toString() {
        return "FilingContent";
    }
}

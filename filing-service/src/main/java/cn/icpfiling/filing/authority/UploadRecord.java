package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.OrderType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One order as it goes to the authority, with personal data in plain text. It exists in memory only and is never
 * printed.
 */
record UploadRecord(
        UUID order,
        OrderType type,
        Instant submittedAt,
        String subjectNumber,
        Holder holder,
        List<Site> sites,
        List<Paper> papers) {

    record Holder(
            String name,
            int nature,
            int certificateType,
            String certificateNumber,
            String certificateAddress,
            String province,
            String city,
            String county,
            String postalAddress,
            Person principal) {
        @Override
        public String toString() {
            return "Holder";
        }
    }

    /** Of an order that ends a record of the old platform, any field may be null. */
    record Person(
            String name,
            Integer certificateType,
            String certificateNumber,
            String mobile,
            String officePhone,
            String mail,
            Boolean legalRepresentative) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    record Site(
            UUID reference,
            String filedNumber,
            String name,
            String homePage,
            long content,
            long preApproval,
            List<Integer> languages,
            List<String> domains,
            long accessMode,
            long accessLocation,
            List<String> addresses,
            Person principal,
            String remark) {

        /** Returns a site that leaves the register; its reference, number and name suffice. */
        static Site ending(UUID reference, String filedNumber, String name) {
            return new Site(
                    reference, filedNumber, name, null, 0, 0, List.of(), List.of(), 0, 0, List.of(), null, null);
        }

        @Override
        public String toString() {
            return "Site[" + reference + "]";
        }
    }

    record Paper(String kind, String fileName, String sha256) {}

    @Override
    public String toString() {
        return "UploadRecord[" + order + "]";
    }
}

package cn.icpfiling.sandbox.oldplatform;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the old platform has of one holder: an account, a filing with its sites, orders and papers, or only a part of it. All
 * times are Beijing time.
 */
record OldFiling(
        Kind kind,
        Optional<Account> account,
        Optional<Subject> subject,
        List<Site> sites,
        List<Order> orders,
        List<Paper> papers) {

    record Account(
            String id, String login, String mail, OldPassword password, boolean activated, LocalDateTime registeredAt) {

        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    /** @param accountId empty if the owner has lost the login */
    record Subject(
            String id,
            Optional<String> accountId,
            String product,
            String number,
            Region region,
            int nature,
            int certificateType,
            String certificateNumber,
            String name,
            String address,
            Person principal,
            Optional<Person> secondContact,
            LocalDateTime submittedAt,
            boolean accessedElsewhereLater) {

        static final int PERSON = 5;

        boolean isPerson() {
            return nature == PERSON;
        }

        @Override
        public String toString() {
            return "Subject[" + id + "]";
        }
    }

    record Site(
            String id,
            String number,
            String name,
            List<String> domains,
            Person principal,
            List<String> addresses,
            LocalDateTime submittedAt) {

        @Override
        public String toString() {
            return "Site[" + id + "]";
        }
    }

    record Order(String id, String type, boolean unfinished) {}

    /** @param siteId empty for a paper of the subject */
    record Paper(String id, Optional<String> siteId, String kind, String key) {}

    /** The first domain of the first site. */
    String domain() {
        return sites.getFirst().domains().getFirst();
    }

    @Override
    public String toString() {
        return "OldFiling[" + kind + "]";
    }
}

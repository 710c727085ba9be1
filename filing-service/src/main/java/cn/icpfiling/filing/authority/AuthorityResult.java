package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.spotchecks.SpotCheckTask;
import cn.icpfiling.platform.identifier.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One record of a download, read and checked. */
sealed interface AuthorityResult {

    /** The order it speaks of; null when the reference is none of ours in form. */
    UUID order();

    enum SmsState {
        PENDING,
        VERIFIED,
        FAILED
    }

    /** How the principal's SMS verification stands; phones come masked. */
    record Sms(UUID order, SmsState state, Instant deadline, List<String> phones) implements AuthorityResult {}

    record Granted(UUID order, Instant decidedAt, String subjectNumber, List<ServiceNumber> services)
            implements AuthorityResult {}

    record ServiceNumber(UUID service, String number) {}

    record Refused(UUID order, Instant decidedAt, List<Reason> reasons) implements AuthorityResult {}

    record Reason(String field, String code, String text) {}

    /** The authority's copy of what is now filed. */
    record Filed(UUID order, String subjectNumber) implements AuthorityResult {}

    /**
     * What left the register, and why in the authority's words.
     *
     * @param order null where no order of ours asked for it
     * @param serviceNumbers empty for the subject with all of its services
     */
    record Deregistered(UUID order, String subjectNumber, List<String> serviceNumbers, Instant decidedAt, String reason)
            implements AuthorityResult {}

    /** The authority took the file and could not work this record. */
    record ProcessingError(UUID order, String code, String text) implements AuthorityResult {}

    /** What the authority says of itself, about no order. */
    sealed interface News extends AuthorityResult {
        @Override
        default UUID order() {
            return null;
        }
    }

    /** Something filed is to be looked at. */
    record SpotCheck(SpotCheckTask task) implements News {}

    /**
     * What the authority thinks of what we found.
     *
     * @param opinion its words, which may name people; never printed
     */
    record CheckOpinion(String task, int round, boolean accepted, Instant decidedAt, String opinion) implements News {

        @Override
        public String toString() {
            return "CheckOpinion[" + task + ", " + round + "]";
        }
    }

    /** A domain was seen open at our addresses without a filing. */
    record UnfiledSite(DomainName domain, String address, Instant seenAt) implements News {}

    /**
     * A new word on the authority's blacklist.
     *
     * @param conditionType as in the status query: 0 a domain, else the type of a certificate
     * @param value the domain or the certificate's number; never printed
     * @param barred false where it is on the list no more
     */
    record Barred(int conditionType, String value, boolean barred, Instant at) implements News {

        @Override
        public String toString() {
            return "Barred[" + conditionType + "]";
        }
    }

    /** A record of a group this platform does not act on, or one that breaks the interface's form. */
    record NotUnderstood(UUID order, String group, String why) implements AuthorityResult {}
}

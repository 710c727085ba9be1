package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.spotchecks.SpotCheckTask;
import cn.icpfiling.platform.identifier.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One record of a download, parsed and checked. */
sealed interface AuthorityResult {

    /** The order of the record; null if its reference does not have the form of ours. */
    UUID order();

    enum SmsState {
        PENDING,
        VERIFIED,
        FAILED
    }

    /** The state of the principals' SMS verification. The phones are masked. */
    record Sms(UUID order, SmsState state, Instant deadline, List<String> phones) implements AuthorityResult {}

    record Granted(UUID order, Instant decidedAt, String subjectNumber, List<ServiceNumber> services)
            implements AuthorityResult {}

    record ServiceNumber(UUID service, String number) {}

    record Refused(UUID order, Instant decidedAt, List<Reason> reasons) implements AuthorityResult {}

    record Reason(String field, String code, String text) {}

    /** The authority's copy of the filed record. */
    record Filed(UUID order, String subjectNumber) implements AuthorityResult {}

    /**
     * A subject or services that left the register, with the authority's reason.
     *
     * @param order null if no order of ours asked for it
     * @param serviceNumbers empty for the subject with all of its services
     */
    record Deregistered(UUID order, String subjectNumber, List<String> serviceNumbers, Instant decidedAt, String reason)
            implements AuthorityResult {}

    /** The authority took the file but could not process this record. */
    record ProcessingError(UUID order, String code, String text) implements AuthorityResult {}

    /** A record about no order that the authority sends by itself. */
    sealed interface News extends AuthorityResult {
        @Override
        default UUID order() {
            return null;
        }
    }

    /** A task to check a filing. */
    record SpotCheck(SpotCheckTask task) implements News {}

    /**
     * The authority's opinion on a spot check result of ours.
     *
     * @param opinion its text, which may name people; never printed
     */
    record CheckOpinion(String task, int round, boolean accepted, Instant decidedAt, String opinion) implements News {

        @Override
        public String toString() {
            return "CheckOpinion[" + task + ", " + round + "]";
        }
    }

    /** A domain that was found online at our addresses without a filing. */
    record UnfiledSite(DomainName domain, String address, Instant seenAt) implements News {}

    /**
     * A new entry of the authority's blacklist, or its removal.
     *
     * @param conditionType as in the status query: 0 a domain, otherwise the type of a certificate
     * @param value the domain or the certificate's number; never printed
     * @param barred false if the entry was removed
     */
    record Barred(int conditionType, String value, boolean barred, Instant at) implements News {

        @Override
        public String toString() {
            return "Barred[" + conditionType + "]";
        }
    }

    /** A record of a group that this platform does not handle, or one that breaks the interface's form. */
    record NotUnderstood(UUID order, String group, String why) implements AuthorityResult {}
}

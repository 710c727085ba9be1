package cn.icpfiling.filing.core.typecheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the holder of a type check can do next. Each answer has a step, and each step is implemented. */
public enum NextStep {
    OPEN_ORDER,
    /** The holder's own order blocks: finish or abandon it. */
    SHOW_ORDER,
    CHECK_AGAIN,
    /** The subject's number belongs to another province: file there, unless the subject has left it. */
    CHECK_IN_PROVINCE,
    /** The subject has left the province of its number: that filing ends, then the subject files anew where it is now. */
    DEREGISTER_FIRST,
    /** The authority's query has no code for the certificate: have a member of staff find out whether the subject is filed. */
    REQUEST_STATUS_INQUIRY,
    /** A member of staff finds it out; the account is told. */
    AWAIT_STATUS_INQUIRY,
    OPEN_OFFLINE_DEREGISTRATION,
    /** Claim the filing of the old platform with papers. */
    OPEN_LEGACY_CLAIM,
    /** Prove the old login; the filing comes over at once. */
    OPEN_LEGACY_IMPORT,
    SHOW_SUBJECT_ACTS,
    SHOW_SERVICE_ACTS,
    /** For the account that holds the subject. */
    RECOVER_ACCOUNT,
    /** The holder's account has another subject. */
    USE_ANOTHER_ACCOUNT,
    TAKE_ANOTHER_DOMAIN,
    /** Only the authority removes an entry from its blacklist. */
    CONTACT_AUTHORITY,
    CONTACT_SUPPORT;

    /** @param holdsSubject whether the holder has the subject in our records */
    public static List<NextStep> after(FilingType answer, List<TypeFact> facts, boolean holdsSubject) {
        return switch (answer) {
            case FIRST_FILING, NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER, ACCESS_FILING ->
                List.of(OPEN_ORDER);
            case CLAIM -> withSupport(OPEN_LEGACY_CLAIM, holdsSubject);
            case LEGACY_IMPORT -> withSupport(OPEN_LEGACY_IMPORT, holdsSubject);
            case ALREADY_FILED_HERE -> List.of(SHOW_SERVICE_ACTS);
            case OWNED_BY_ANOTHER_ACCOUNT -> List.of(RECOVER_ACCOUNT, CONTACT_SUPPORT);
            case DOMAIN_HELD_BY_ANOTHER_SUBJECT -> List.of(OPEN_OFFLINE_DEREGISTRATION, TAKE_ANOTHER_DOMAIN);
            case EMPTY_SUBJECT -> withActs(OPEN_OFFLINE_DEREGISTRATION, holdsSubject);
            case PROVINCE_DIFFERS -> List.of(CHECK_IN_PROVINCE, DEREGISTER_FIRST);
            case BLOCKED -> afterBlocked(facts);
            case UNDETERMINED -> withActs(isAskedInVain(facts) ? REQUEST_STATUS_INQUIRY : CHECK_AGAIN, holdsSubject);
        };
    }

    /**
     * The steps of a subject about which only a member of staff can tell.
     *
     * @param newest the account's newest inquiry about the subject
     */
    public static List<NextStep> after(Optional<StatusInquiry> newest, Instant checkedAt) {
        if (newest.filter(StatusInquiry::isWaiting).isPresent()) {
            return List.of(AWAIT_STATUS_INQUIRY);
        }
        return newest.filter(inquiry -> inquiry.isAnsweredSince(checkedAt))
                .map(inquiry -> inquiry.result() == InquiryResult.NOT_TOLD
                        ? List.of(CHECK_AGAIN, CONTACT_SUPPORT)
                        : List.of(CHECK_AGAIN))
                .orElse(List.of(REQUEST_STATUS_INQUIRY));
    }

    /**
     * The steps that clear the reason why the order cannot be opened.
     *
     * @param holdsSubject as above
     */
    public static List<NextStep> after(OpeningBlock block, boolean holdsSubject) {
        return switch (block.code()) {
            case TYPE_CHECK_TOO_OLD, TYPE_CHECK_OUTDATED -> List.of(CHECK_AGAIN);
            case ORDER_IN_PROGRESS -> List.of(block.orderId() == null ? CONTACT_SUPPORT : SHOW_ORDER);
            case HOLDER_HAS_SUBJECT -> List.of(USE_ANOTHER_ACCOUNT);
            case SUBJECT_OF_ANOTHER_ACCOUNT -> List.of(RECOVER_ACCOUNT, CONTACT_SUPPORT);
            // A change gives the subject its present certificate, here or at the provider that has the filing.
            case CERTIFICATE_OF_OLD_FORM -> withActs(CHECK_AGAIN, holdsSubject);
        };
    }

    /** A subject that is on record here and on the old platform too is a case for a person: no account can take it over. */
    private static List<NextStep> withSupport(NextStep step, boolean holdsSubject) {
        return holdsSubject ? List.of(step, CONTACT_SUPPORT) : List.of(step);
    }

    private static List<NextStep> withActs(NextStep step, boolean holdsSubject) {
        return holdsSubject ? List.of(step, SHOW_SUBJECT_ACTS) : List.of(step);
    }

    private static List<NextStep> afterBlocked(List<TypeFact> facts) {
        var steps = new ArrayList<NextStep>();
        var entries = facts.stream()
                .filter(fact -> fact.fact() == TypeFact.Kind.BLACKLISTED)
                .toList();
        // Another domain does not help a barred subject. An older check does not say which of the two is barred.
        if (entries.stream().allMatch(fact -> fact.entry() == BlacklistEntry.Of.DOMAIN)) {
            steps.add(TAKE_ANOTHER_DOMAIN);
        }
        if (!entries.isEmpty()) {
            steps.add(CONTACT_AUTHORITY);
        }
        return steps;
    }

    /** The authority has no query for the certificate, so another check gives the same answer. */
    private static boolean isAskedInVain(List<TypeFact> facts) {
        return facts.stream().anyMatch(TypeFact::wasNotAsked);
    }
}

package cn.icpfiling.filing.core;

import java.util.Optional;
import java.util.Set;

/**
 * What a type of order means in every package: one description in place of a switch in each. A new type does not compile
 * until its description is complete.
 *
 * @param entry what the applicant enters; a filed subject is entered anew only in its own change
 * @param ruledAct the act that the rules of the provinces know it by
 * @param filedAct the act of a filed subject or service that begins it; null for a first filing
 * @param scope under which verification-service asks all its rules; which domains it judges is rule data, see VerifiedDomains
 * @param recordEvent the event of the record that a grant appends; null where the event depends on what ended
 * @param uploadGroup the group of the authority's upload file; the mapping file has its name under {@code group-…}
 */
public record OrderKind(
        Purpose purpose,
        Target target,
        Set<Part> entry,
        RuledAct ruledAct,
        FiledAct filedAct,
        VerificationScope scope,
        String recordEvent,
        String uploadGroup) {

    /** What it does with the register. */
    public enum Purpose {
        /** Puts something on record; a type check opens it. */
        FILING,
        /** Changes what is filed here; it needs no type check and no service number. */
        CHANGE,
        /** Ends what is filed here; it goes straight on to the authority. */
        DEREGISTRATION
    }

    /** What it is about, and whether the authority has a number for it already. */
    public enum Target {
        NEW_SUBJECT,
        NEW_SERVICE,
        FILED_SERVICE,
        /** The subject alone, and no single service. */
        FILED_SUBJECT
    }

    /** A part of an order that is entered on its own. */
    public enum Part {
        CERTIFICATE,
        REGION,
        SUBJECT,
        SERVICE
    }

    public OrderKind {
        entry = Set.copyOf(entry);
    }

    /** The scope when no domain is judged; empty where verification-service is not asked at all. */
    public Optional<VerificationScope> scopeOfNoDomain() {
        if (purpose == Purpose.DEREGISTRATION) {
            return Optional.empty();
        }
        return Optional.of(
                target == Target.FILED_SUBJECT
                        ? VerificationScope.CHANGE_SUBJECT
                        : VerificationScope.CHANGE_OLD_SERVICE);
    }
}

package cn.icpfiling.filing.core.typecheck;

import java.time.Instant;

/**
 * One fact that decided a type check, with its source and its value.
 *
 * @param asOf for a blacklist entry, since when it is known; for an answer of a status inquiry, when the source was asked; otherwise null
 * @param entry for a blacklist entry, what it names; otherwise null
 */
public record TypeFact(Kind fact, Source source, String value, Instant asOf, BlacklistEntry.Of entry) {

    public TypeFact(Kind fact, Source source, String value) {
        this(fact, source, value, null, null);
    }

    /** The question. */
    public enum Kind {
        SUBJECT_FILED,
        SUBJECT_HAS_SERVICES,
        EMPTY_SUBJECT_TAKEN,
        SUBJECT_PROVINCE,
        SUBJECT_HELD_BY_CALLER,
        DOMAIN_FILED,
        DOMAIN_OF_SUBJECT,
        ACCESS_HERE_LIVE,
        ON_OLD_PLATFORM,
        BLACKLISTED,
        TLD_APPROVED
    }

    /** The source that answered. */
    public enum Source {
        OWN_RECORDS,
        AUTHORITY,
        OLD_PLATFORM,
        APPROVED_LISTS,
        PROVINCE_RULES,
        /** The blacklist of the authority's downloads, as far as they have arrived. */
        STORED_BLACKLIST,
        /** A member of staff who asked the authority by hand. */
        STATUS_INQUIRY
    }

    private static final String NOT_ASKED = "NOT_ASKED";

    /** Tells that the authority has no query for the subject's type of certificate. */
    static TypeFact subjectNotAsked() {
        return new TypeFact(Kind.SUBJECT_FILED, Source.AUTHORITY, NOT_ASKED);
    }

    /** Whether another check gives the same answer, because the authority has no query for the certificate. */
    boolean wasNotAsked() {
        return fact == Kind.SUBJECT_FILED && value.equals(NOT_ASKED);
    }

    public static TypeFact of(Kind fact, Source source, boolean value) {
        return new TypeFact(fact, source, value ? "YES" : "NO");
    }
}

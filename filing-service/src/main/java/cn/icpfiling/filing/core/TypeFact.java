package cn.icpfiling.filing.core;

import java.time.Instant;

/**
 * One fact that decided a type check, its source and its value.
 *
 * @param asOf of a blacklist entry, since when it is known; else null
 * @param entry of a blacklist entry, what it names; else null
 */
public record TypeFact(Kind fact, Source source, String value, Instant asOf, BlacklistEntry.Of entry) {

    public TypeFact(Kind fact, Source source, String value) {
        this(fact, source, value, null, null);
    }

    /** What was asked. */
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

    /** Who was asked. */
    public enum Source {
        OWN_RECORDS,
        AUTHORITY,
        OLD_PLATFORM,
        APPROVED_LISTS,
        PROVINCE_RULES,
        /** What the authority's downloads said of whom it bars, as far as they have come. */
        STORED_BLACKLIST
    }

    public static TypeFact of(Kind fact, Source source, boolean value) {
        return new TypeFact(fact, source, value ? "YES" : "NO");
    }
}

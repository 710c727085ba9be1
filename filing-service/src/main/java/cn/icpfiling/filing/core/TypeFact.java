package cn.icpfiling.filing.core;

/** One fact that decided a type check, where it is from and what it said. */
public record TypeFact(Kind fact, Source source, String value) {

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
        PROVINCE_RULES
    }

    public static TypeFact of(Kind fact, Source source, boolean value) {
        return new TypeFact(fact, source, value ? "YES" : "NO");
    }
}

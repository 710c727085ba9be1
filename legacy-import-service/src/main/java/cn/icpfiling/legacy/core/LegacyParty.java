package cn.icpfiling.legacy.core;

/** Who causes a step of a filing of the old platform. */
public enum LegacyParty {
    /** A hand-over that runs for an account. */
    HAND_OVER,
    /** The answer of filing-service. */
    FILING_SERVICE,
    /** The copy of who is filed here. */
    FILED_COPY,
    /** After a comparison with filing-service that found the filing missing there. */
    ADMINISTRATOR
}

package cn.icpfiling.filing.core;

import java.util.Optional;

/** What stands in the way, and can be cleared away on paper alone (docs/trade.md 3.7). */
public enum OfflineGround {
    /** The domain is filed for somebody else. */
    DOMAIN_HELD_BY_OTHER,
    /** The holder's own subject is filed, and has no service. */
    OWN_EMPTY_SUBJECT;

    /** What a type check's answer leads to; empty when it is not the province's affair. */
    public static Optional<OfflineGround> of(FilingType answer) {
        return switch (answer) {
            case DOMAIN_HELD_BY_ANOTHER_SUBJECT -> Optional.of(DOMAIN_HELD_BY_OTHER);
            case EMPTY_SUBJECT -> Optional.of(OWN_EMPTY_SUBJECT);
            default -> Optional.empty();
        };
    }
}

package cn.icpfiling.filing.core.offline;

import cn.icpfiling.filing.core.typecheck.FilingType;
import java.util.Optional;

/** What blocks a filing and can be removed on paper only (docs/trade.md 3.7). */
public enum OfflineGround {
    /** The domain is filed for another subject. */
    DOMAIN_HELD_BY_OTHER,
    /** The holder's own subject is filed, and has no service. */
    OWN_EMPTY_SUBJECT;

    /** The ground for a type check's answer; empty if the province cannot remove the block. */
    public static Optional<OfflineGround> of(FilingType answer) {
        return switch (answer) {
            case DOMAIN_HELD_BY_ANOTHER_SUBJECT -> Optional.of(DOMAIN_HELD_BY_OTHER);
            case EMPTY_SUBJECT -> Optional.of(OWN_EMPTY_SUBJECT);
            default -> Optional.empty();
        };
    }
}

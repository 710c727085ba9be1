package cn.icpfiling.filing.core.typecheck;

import cn.icpfiling.filing.core.OrderType;
import java.util.Optional;

/** What the type check can answer. */
public enum FilingType {
    FIRST_FILING,
    NEW_SERVICE_SAME_PROVIDER,
    NEW_SERVICE_OTHER_PROVIDER,
    ACCESS_FILING,
    CLAIM,
    LEGACY_IMPORT,
    ALREADY_FILED_HERE,
    OWNED_BY_ANOTHER_ACCOUNT,
    DOMAIN_HELD_BY_ANOTHER_SUBJECT,
    EMPTY_SUBJECT,
    PROVINCE_DIFFERS,
    BLOCKED,
    UNDETERMINED;

    /** The filing waits on the old platform to be taken over. */
    public boolean isOnOldPlatform() {
        return this == CLAIM || this == LEGACY_IMPORT;
    }

    /** The order that this answer opens; empty where the way is another one. */
    public Optional<OrderType> opens() {
        return switch (this) {
            case FIRST_FILING -> Optional.of(OrderType.FIRST_FILING);
            case NEW_SERVICE_SAME_PROVIDER -> Optional.of(OrderType.NEW_SERVICE_SAME_PROVIDER);
            case NEW_SERVICE_OTHER_PROVIDER -> Optional.of(OrderType.NEW_SERVICE_OTHER_PROVIDER);
            case ACCESS_FILING -> Optional.of(OrderType.ACCESS_FILING);
            default -> Optional.empty();
        };
    }
}

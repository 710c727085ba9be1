package cn.icpfiling.filing.core;

import java.util.UUID;

/**
 * Who ended this provider's access, and why.
 *
 * @param finding the overdue inspection finding that is the provider's ground; null for the holder's own wish
 * @param reason a code of inspection-service; null for the holder's own wish
 */
public record AccessEnd(By by, UUID finding, String reason) {

    /** Whose act it was. */
    public enum By {
        HOLDER,
        PROVIDER
    }

    public static AccessEnd byHolder() {
        return new AccessEnd(By.HOLDER, null, null);
    }

    public static AccessEnd byProvider(UUID finding, String reason) {
        return new AccessEnd(By.PROVIDER, finding, reason);
    }
}

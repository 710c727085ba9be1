package cn.icpfiling.filing.core.records;

import cn.icpfiling.filing.core.ProviderGround;
import java.util.UUID;

/**
 * Who ended this provider's access, and why.
 *
 * @param reason a code of the catalogue of endings, or the reason of the finding; null if the holder asked for the end
 * @param finding the overdue finding that was the provider's ground; null if there is none
 */
public record AccessEnd(By by, String reason, UUID finding) {

    /** Who ended the access. */
    public enum By {
        HOLDER,
        PROVIDER,
        /** The record left the register, and the access ended with it. */
        AUTHORITY
    }

    public static AccessEnd byHolder() {
        return new AccessEnd(By.HOLDER, null, null);
    }

    public static AccessEnd byProvider(ProviderGround ground) {
        return new AccessEnd(By.PROVIDER, ground.reason(), ground.finding());
    }
}

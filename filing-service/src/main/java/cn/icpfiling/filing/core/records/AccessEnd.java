package cn.icpfiling.filing.core.records;

/**
 * Who ended this provider's access, and why.
 *
 * @param reason a code of the catalogue of endings; null if the holder asked for the end
 */
public record AccessEnd(By by, String reason) {

    /** Who ended the access. */
    public enum By {
        HOLDER,
        PROVIDER,
        /** The record left the register, and the access ended with it. */
        AUTHORITY
    }

    public static AccessEnd byHolder() {
        return new AccessEnd(By.HOLDER, null);
    }

    public static AccessEnd byProvider(String reason) {
        return new AccessEnd(By.PROVIDER, reason);
    }
}

package cn.icpfiling.filing.core;

/**
 * Who ended this provider's access, and why.
 *
 * @param reason of the catalogue of endings; null for the holder's own wish
 */
public record AccessEnd(By by, String reason) {

    /** Whose act it was. */
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

package cn.icpfiling.verification.core.rules;

/** Scope of the domain verification by type of order, as far as the types can be ordered. */
public enum VerifiedOrderType {
    FIRST_FILING(true),
    NEW_SERVICE(true),
    /** The primary source has no row for it, save after a cancelled access: currently none (domain.md 2.1, 3.1, 7). */
    ACCESS_FILING(false),
    DEREGISTER_SUBJECT(false),
    DEREGISTER_SERVICE(false),
    CANCEL_ACCESS(false);

    private final boolean verified;

    VerifiedOrderType(boolean verified) {
        this.verified = verified;
    }

    /** Ending something needs no fit domain; whoever files it again is verified then. */
    public boolean isVerified() {
        return verified;
    }
}

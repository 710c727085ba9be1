package cn.icpfiling.verification.core.rules;

/** Scope of the domain verification by type of order, as far as the types can be ordered. */
public enum VerifiedOrderType {
    FIRST_FILING(true),
    NEW_SERVICE(true),
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

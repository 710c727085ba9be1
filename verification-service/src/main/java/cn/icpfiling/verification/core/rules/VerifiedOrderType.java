package cn.icpfiling.verification.core.rules;

/** Scope of the domain verification by type of order, as far as the types can be ordered. */
public enum VerifiedOrderType {
    FIRST_FILING(true),
    NEW_SERVICE(true),
    /** The primary source has no row for it, save after a cancelled access: currently none (domain.md 2.1, 3.1, 7). */
    ACCESS_FILING(false),
    /** Its people are looked at; the domains are those of its services. */
    CHANGE_SUBJECT(false),
    /** Of a site that was filed at or after 2018-01-01: all of its domains. */
    CHANGE_SERVICE(true),
    /** Of a site that was filed before: its added domains, and from 2019-04-22 none can be added. */
    CHANGE_OLD_SERVICE(false),
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

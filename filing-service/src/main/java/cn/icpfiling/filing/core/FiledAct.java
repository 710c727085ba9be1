package cn.icpfiling.filing.core;

/**
 * An act on a filed subject or on one filed service (docs/trade.md 1.2). Each act names the operation of the contract
 * that begins it, so only acts that are built are listed. That of TRANSFER is account-service's.
 */
public enum FiledAct {
    CHANGE_SUBJECT(true, "changeSubject", RuledAct.CHANGE_SUBJECT, Access.LIVE),
    NEW_SERVICE(true, "checkFilingType", RuledAct.NEW_SERVICE_SAME_PROVIDER, Access.ANY),
    DEREGISTER_SUBJECT(true, "deregisterSubject", RuledAct.DEREGISTER_SUBJECT, Access.ANY),
    /** To another account. The authority is not told, so no rule of a province knows the act. */
    TRANSFER(true, "openFilingTransfer", null, Access.ANY),
    CHANGE_SERVICE(false, "changeService", RuledAct.CHANGE_SERVICE, Access.LIVE),
    /** A part of CHANGE_SERVICE: domains can be taken away there, never added. */
    REMOVE_DOMAIN(false, "changeService", RuledAct.CHANGE_SERVICE, Access.LIVE),
    ACCESS_FILING(false, "checkFilingType", RuledAct.ACCESS_FILING, Access.CANCELLED),
    CANCEL_ACCESS(false, "cancelAccess", RuledAct.CANCEL_ACCESS, Access.LIVE),
    DEREGISTER_SERVICE(false, "deregisterService", RuledAct.DEREGISTER_SERVICE, Access.ANY);

    /** The access here that an act needs: of the service, or of any service of the subject. */
    public enum Access {
        LIVE,
        CANCELLED,
        ANY
    }

    private static final String TYPE_CHECK = "checkFilingType";

    private final boolean ofSubject;
    private final String operation;
    private final RuledAct ruledAct;
    private final Access access;

    FiledAct(boolean ofSubject, String operation, RuledAct ruledAct, Access access) {
        this.ofSubject = ofSubject;
        this.operation = operation;
        this.ruledAct = ruledAct;
        this.access = access;
    }

    /** Whether the act is about the subject as a whole. */
    public boolean isOfSubject() {
        return ofSubject;
    }

    /** The id of the operation that begins the act. */
    public String operation() {
        return operation;
    }

    /** Whether the rules of the provinces know the act. */
    public boolean isRuled() {
        return ruledAct != null;
    }

    /** The act that the rules of the provinces know it by; null unless {@link #isRuled}. */
    public RuledAct ruledAct() {
        return ruledAct;
    }

    /** Whether a type check begins the act. */
    public boolean needsTypeCheck() {
        return operation.equals(TYPE_CHECK);
    }

    /** The access here that the act needs. */
    public Access access() {
        return access;
    }
}

package cn.icpfiling.filing.core;

/**
 * An act on a filed subject or on one filed service (docs/trade.md 1.2). Each act names the operation of the contract
 * that begins it, so only acts that are built are listed.
 */
public enum FiledAct {
    CHANGE_SUBJECT(true, "changeSubject", RuledAct.CHANGE_SUBJECT),
    NEW_SERVICE(true, "checkFilingType", RuledAct.NEW_SERVICE_SAME_PROVIDER),
    DEREGISTER_SUBJECT(true, "deregisterSubject", RuledAct.DEREGISTER_SUBJECT),
    CHANGE_SERVICE(false, "changeService", RuledAct.CHANGE_SERVICE),
    /** A part of CHANGE_SERVICE: domains can be taken away there, never added. */
    REMOVE_DOMAIN(false, "changeService", RuledAct.CHANGE_SERVICE),
    ACCESS_FILING(false, "checkFilingType", RuledAct.ACCESS_FILING),
    CANCEL_ACCESS(false, "cancelAccess", RuledAct.CANCEL_ACCESS),
    DEREGISTER_SERVICE(false, "deregisterService", RuledAct.DEREGISTER_SERVICE);

    private final boolean ofSubject;
    private final String operation;
    private final RuledAct ruledAct;

    FiledAct(boolean ofSubject, String operation, RuledAct ruledAct) {
        this.ofSubject = ofSubject;
        this.operation = operation;
        this.ruledAct = ruledAct;
    }

    /** Whether the act is about the subject as a whole. */
    public boolean isOfSubject() {
        return ofSubject;
    }

    /** The id of the operation that begins the act. */
    public String operation() {
        return operation;
    }

    /** The act that the rules of the provinces know it by. */
    public RuledAct ruledAct() {
        return ruledAct;
    }
}

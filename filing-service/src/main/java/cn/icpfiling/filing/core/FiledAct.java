package cn.icpfiling.filing.core;

/**
 * An act on a filed subject or on one filed service (docs/trade.md 1.2). Each act names the operation of the contract
 * that begins it, so only acts that are built are listed.
 */
public enum FiledAct {
    CHANGE_SUBJECT(true, "changeSubject"),
    NEW_SERVICE(true, "checkFilingType"),
    DEREGISTER_SUBJECT(true, "deregisterSubject"),
    CHANGE_SERVICE(false, "changeService"),
    /** A part of CHANGE_SERVICE: it can remove domains but never add them. */
    REMOVE_DOMAIN(false, "changeService"),
    ACCESS_FILING(false, "checkFilingType"),
    CANCEL_ACCESS(false, "cancelAccess"),
    DEREGISTER_SERVICE(false, "deregisterService");

    private final boolean ofSubject;
    private final String operation;

    FiledAct(boolean ofSubject, String operation) {
        this.ofSubject = ofSubject;
        this.operation = operation;
    }

    /** Whether the act is about the subject as a whole. */
    public boolean isOfSubject() {
        return ofSubject;
    }

    /** The id of the operation that begins the act. */
    public String operation() {
        return operation;
    }
}

package cn.icpfiling.filing.core;

/**
 * What can be done here with something that is filed (docs/trade.md 1.2); an act is about a subject or about one service. Each names the
 * operation of the contract that begins it, so none is listed that is not built.
 */
public enum FiledAct {
    CHANGE_SUBJECT(true, "changeSubject"),
    NEW_SERVICE(true, "checkFilingType"),
    DEREGISTER_SUBJECT(true, "deregisterSubject"),
    CHANGE_SERVICE(false, "changeService"),
    /** A part of CHANGE_SERVICE: domains can be taken away there, never added. */
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

    /** Whether it is about the subject as a whole. */
    public boolean isOfSubject() {
        return ofSubject;
    }

    /** Id of the operation that begins it. */
    public String operation() {
        return operation;
    }
}

package cn.icpfiling.filing.core;

/** What can be done with something that is filed (domain.md 1.2); an act is about a subject or about one service. */
public enum FiledAct {
    CHANGE_SUBJECT(true),
    NEW_SERVICE(true),
    DEREGISTER_SUBJECT(true),
    ACCOUNT_TRANSFER(true),
    CHANGE_SERVICE(false),
    /** A part of CHANGE_SERVICE: domains can be taken away there, never added. */
    REMOVE_DOMAIN(false),
    ACCESS_FILING(false),
    CANCEL_ACCESS(false),
    DEREGISTER_SERVICE(false),
    /** To another subject; the primary source does not know it. */
    SERVICE_MIGRATION(false);

    private final boolean ofSubject;

    FiledAct(boolean ofSubject) {
        this.ofSubject = ofSubject;
    }

    /** Whether it is about the subject as a whole. */
    public boolean isOfSubject() {
        return ofSubject;
    }
}

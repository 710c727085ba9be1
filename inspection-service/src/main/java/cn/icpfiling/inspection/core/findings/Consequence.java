package cn.icpfiling.inspection.core.findings;

/** What follows when a finding is overdue. Another service carries it out, and only by this word of the policy. */
public enum Consequence {
    /** Nothing by itself: an inspector decides. */
    NONE,
    /** The provider ends its access to the site. */
    CANCEL_ACCESS,
    /** The provider has the service deregistered; two persons decide. */
    DEREGISTER_SERVICE,
    /** The provider has the subject with all of its services deregistered; two persons decide. */
    DEREGISTER_SUBJECT;

    /**
     * Returns this consequence if it can follow from a finding with the key, otherwise NONE: the fault of one site never ends
     * the whole subject, and a fault of the subject names no site to end.
     */
    public Consequence from(FindingKey key) {
        return switch (this) {
            case NONE -> NONE;
            case CANCEL_ACCESS, DEREGISTER_SERVICE -> key.serviceId() == null ? NONE : this;
            case DEREGISTER_SUBJECT -> key.serviceId() == null ? this : NONE;
        };
    }
}

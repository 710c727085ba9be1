package cn.icpfiling.filing.core;

import cn.icpfiling.platform.problem.ProblemException;
import java.util.Optional;

/** The types of order that can be opened here (docs/trade.md 1.2, 2.1), each with its subject matter. */
public enum OrderType {
    /** Neither subject nor domain has a number. */
    FIRST_FILING(false, false),
    /** A new service of a subject that is filed here. */
    NEW_SERVICE_SAME_PROVIDER(true, false),
    /** A new service of a subject that is filed through another provider; its first service here. */
    NEW_SERVICE_OTHER_PROVIDER(true, false),
    /** Subject and service are filed, and this provider is to serve the service too. No number changes. */
    ACCESS_FILING(true, true),
    /** A new entry of the filed subject, also of its certificate if the rules allow it. Number and province stay. */
    CHANGE_SUBJECT(true, false),
    /** A new entry of a filed service. Since 2019-04-22 its domains can only be removed (docs/trade.md 3.5). */
    CHANGE_SERVICE(true, true),
    /** A filed service ends, for every provider. The applicant enters nothing, and verification checks nothing. */
    DEREGISTER_SERVICE(true, true),
    /** A filed subject ends with all of its services. */
    DEREGISTER_SUBJECT(true, false);

    private final boolean ofFiledSubject;
    private final boolean ofFiledService;

    OrderType(boolean ofFiledSubject, boolean ofFiledService) {
        this.ofFiledSubject = ofFiledSubject;
        this.ofFiledService = ofFiledService;
    }

    /** The type of order that an answer of the type check opens; empty if the answer opens none. */
    public static Optional<OrderType> openedBy(FilingType answer) {
        return switch (answer) {
            case FIRST_FILING -> Optional.of(FIRST_FILING);
            case NEW_SERVICE_SAME_PROVIDER -> Optional.of(NEW_SERVICE_SAME_PROVIDER);
            case NEW_SERVICE_OTHER_PROVIDER -> Optional.of(NEW_SERVICE_OTHER_PROVIDER);
            case ACCESS_FILING -> Optional.of(ACCESS_FILING);
            default -> Optional.empty();
        };
    }

    /** Whether the order changes a filing here. Such an order needs no type check and no service number. */
    public boolean isChange() {
        return this == CHANGE_SUBJECT || this == CHANGE_SERVICE;
    }

    /**
     * Whether the order ends a filing here. It goes directly to the authority, with nothing to enter and no service
     * number.
     */
    public boolean isDeregistration() {
        return this == DEREGISTER_SERVICE || this == DEREGISTER_SUBJECT;
    }

    /** Whether a type check opens it. */
    public boolean isFiling() {
        return !isChange() && !isDeregistration();
    }

    /** Refuses with NOTHING_TO_ENTER if the order takes its content from the filing. */
    public void requireEntry() {
        if (isDeregistration()) {
            throw new ProblemException(FilingProblem.NOTHING_TO_ENTER);
        }
    }

    /** Refuses with CERTIFICATE_FROZEN if the type check settled the certificate. */
    public void requireCertificateEntry() {
        if (this != CHANGE_SUBJECT) {
            throw new ProblemException(FilingProblem.CERTIFICATE_FROZEN);
        }
    }

    /** Whether the order is about a service; false for an order about a subject alone. */
    public boolean hasService() {
        return this != CHANGE_SUBJECT && this != DEREGISTER_SUBJECT;
    }

    /** Whether the authority already has a number for the subject. */
    public boolean isOfFiledSubject() {
        return ofFiledSubject;
    }

    /** Whether the authority already has a number for the service. */
    public boolean isOfFiledService() {
        return ofFiledService;
    }
}

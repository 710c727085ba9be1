package cn.icpfiling.filing.core;

import cn.icpfiling.platform.problem.ProblemException;
import java.util.Optional;

/** Kinds of order that can be opened here (docs/trade.md 1.2, 2.1), each with what it is about. */
public enum OrderType {
    /** Neither subject nor domain has a number. */
    FIRST_FILING(false, false),
    /** The subject is filed here; a new service of it. */
    NEW_SERVICE_SAME_PROVIDER(true, false),
    /** The subject is filed through another provider; a new service of it, the first one here. */
    NEW_SERVICE_OTHER_PROVIDER(true, false),
    /** Subject and service are filed; this provider is to serve it, too. No number changes. */
    ACCESS_FILING(true, true),
    /** The filed subject's entry is made anew, its certificate too where the rules allow it; number and province stay. */
    CHANGE_SUBJECT(true, false),
    /** A filed service's entry is made anew; from 2019-04-22 on its domains only become fewer (docs/trade.md 3.5). */
    CHANGE_SERVICE(true, true),
    /** A filed service ends, for every provider. Nothing is entered, and verification looks at nothing. */
    DEREGISTER_SERVICE(true, true),
    /** A filed subject ends with all of its services. */
    DEREGISTER_SUBJECT(true, false);

    private final boolean ofFiledSubject;
    private final boolean ofFiledService;

    OrderType(boolean ofFiledSubject, boolean ofFiledService) {
        this.ofFiledSubject = ofFiledSubject;
        this.ofFiledService = ofFiledService;
    }

    /** The order that an answer of the type check opens; empty where the way is another one. */
    public static Optional<OrderType> openedBy(FilingType answer) {
        return switch (answer) {
            case FIRST_FILING -> Optional.of(FIRST_FILING);
            case NEW_SERVICE_SAME_PROVIDER -> Optional.of(NEW_SERVICE_SAME_PROVIDER);
            case NEW_SERVICE_OTHER_PROVIDER -> Optional.of(NEW_SERVICE_OTHER_PROVIDER);
            case ACCESS_FILING -> Optional.of(ACCESS_FILING);
            default -> Optional.empty();
        };
    }

    /** Whether it changes what is filed here; such an order needs no type check and nobody pays for it. */
    public boolean isChange() {
        return this == CHANGE_SUBJECT || this == CHANGE_SERVICE;
    }

    /** Whether it ends what is filed here; it goes straight on to the authority, with nothing to enter or to pay. */
    public boolean isDeregistration() {
        return this == DEREGISTER_SERVICE || this == DEREGISTER_SUBJECT;
    }

    /** Whether a type check opens it. */
    public boolean isFiling() {
        return !isChange() && !isDeregistration();
    }

    /** NOTHING_TO_ENTER where the order takes its content from what is filed. */
    public void requireEntry() {
        if (isDeregistration()) {
            throw new ProblemException(FilingProblem.NOTHING_TO_ENTER);
        }
    }

    /** CERTIFICATE_FROZEN where the certificate is what the type check settled. */
    public void requireCertificateEntry() {
        if (this != CHANGE_SUBJECT) {
            throw new ProblemException(FilingProblem.CERTIFICATE_FROZEN);
        }
    }

    /** Whether it is about a service, too: an order about the subject alone is not. */
    public boolean hasService() {
        return this != CHANGE_SUBJECT && this != DEREGISTER_SUBJECT;
    }

    /** Whether the authority has the subject under a number already. */
    public boolean isOfFiledSubject() {
        return ofFiledSubject;
    }

    /** Whether the authority has the service under a number already. */
    public boolean isOfFiledService() {
        return ofFiledService;
    }
}

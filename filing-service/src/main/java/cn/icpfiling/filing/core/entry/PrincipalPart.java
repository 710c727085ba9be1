package cn.icpfiling.filing.core.entry;

import java.util.Optional;

/** The part of an order that a principal answers for, as orders and events name it. */
public enum PrincipalPart {
    SUBJECT_PRINCIPAL("/subject/principal"),
    SERVICE_PRINCIPAL("/service/principal");

    private final String pointer;

    PrincipalPart(String pointer) {
        this.pointer = pointer;
    }

    /** The JSON pointer to this principal in an order. */
    public String pointer() {
        return pointer;
    }

    /** Empty until the applicant enters this person. */
    public Optional<Person> in(SubjectPart subject, ServicePart service) {
        return switch (this) {
            case SUBJECT_PRINCIPAL -> Optional.ofNullable(subject).map(SubjectPart::principal);
            case SERVICE_PRINCIPAL -> Optional.ofNullable(service).map(ServicePart::principal);
        };
    }
}

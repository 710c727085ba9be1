package cn.icpfiling.filing.core;

import java.util.Arrays;
import java.util.List;
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

    /** The principals that an order of this type has. */
    public static List<PrincipalPart> of(OrderType type) {
        return Arrays.stream(values())
                .filter(part -> part == SUBJECT_PRINCIPAL || type.hasService())
                .toList();
    }

    /** Empty while no person is entered. */
    public Optional<Person> in(SubjectPart subject, ServicePart service) {
        return switch (this) {
            case SUBJECT_PRINCIPAL -> Optional.ofNullable(subject).map(SubjectPart::principal);
            case SERVICE_PRINCIPAL -> Optional.ofNullable(service).map(ServicePart::principal);
        };
    }
}

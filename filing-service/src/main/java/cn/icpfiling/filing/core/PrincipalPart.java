package cn.icpfiling.filing.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** For what a principal answers, as orders and events call it. */
public enum PrincipalPart {
    SUBJECT_PRINCIPAL("/subject/principal"),
    SERVICE_PRINCIPAL("/service/principal");

    private final String pointer;

    PrincipalPart(String pointer) {
        this.pointer = pointer;
    }

    /** Where in an order this principal is entered. */
    public String pointer() {
        return pointer;
    }

    /** Those that an order of this type has. */
    public static List<PrincipalPart> of(OrderType type) {
        return Arrays.stream(values())
                .filter(part -> part == SUBJECT_PRINCIPAL || type.hasService())
                .toList();
    }

    /** Empty while nobody is entered. */
    public Optional<Person> in(SubjectPart subject, ServicePart service) {
        return switch (this) {
            case SUBJECT_PRINCIPAL -> Optional.ofNullable(subject).map(SubjectPart::principal);
            case SERVICE_PRINCIPAL -> Optional.ofNullable(service).map(ServicePart::principal);
        };
    }
}

package cn.icpfiling.filing.reveal;

import java.util.Set;

/** The filed records whose data can be revealed, each with its object in the audit and the parts that it has. */
enum RecordKind {
    SUBJECT(Set.of("CERTIFICATE", "SUBJECT", "CONTACT")),
    SERVICE(Set.of("SERVICE"));

    private final Set<String> parts;

    RecordKind(Set<String> parts) {
        this.parts = parts;
    }

    boolean has(RevealedField field) {
        return parts.contains(field.part());
    }
}

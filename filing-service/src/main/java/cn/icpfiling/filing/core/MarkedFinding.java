package cn.icpfiling.filing.core;

import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The finding of an inspection that a change order is to cure, with the fields of the order that a form highlights. It
 * stays with the order; that the order is granted does not cure the finding.
 */
@Embeddable
public class MarkedFinding {

    private UUID findingId;

    /** A code of inspection-service's catalogue of reasons. */
    private String findingReason;

    private MarkedFields findingFields;

    protected MarkedFinding() {}

    /** @param fields JSON pointers into the order; may be empty */
    public MarkedFinding(UUID id, String reason, Collection<String> fields) {
        findingId = id;
        findingReason = reason;
        findingFields = new MarkedFields(List.copyOf(fields));
    }

    public UUID id() {
        return findingId;
    }

    public String reason() {
        return findingReason;
    }

    public List<String> fields() {
        return findingFields == null ? List.of() : findingFields.items();
    }
}

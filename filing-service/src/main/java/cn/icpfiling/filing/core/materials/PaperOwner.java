package cn.icpfiling.filing.core.materials;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a paper belongs to: an order, a finding, a case of the support or an imported filing, one of the four. The other ids
 * are null.
 */
public record PaperOwner(UUID orderId, UUID findingId, UUID caseId, UUID importId) {

    public PaperOwner {
        if (Stream.of(orderId, findingId, caseId, importId)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException("a paper belongs to an order, a finding, a case or an imported filing");
        }
    }

    public static PaperOwner order(UUID id) {
        return new PaperOwner(id, null, null, null);
    }

    public static PaperOwner finding(UUID id) {
        return new PaperOwner(null, id, null, null);
    }

    public static PaperOwner supportCase(UUID id) {
        return new PaperOwner(null, null, id, null);
    }

    public static PaperOwner imported(UUID id) {
        return new PaperOwner(null, null, null, id);
    }

    /** The type of the object in the audit. */
    public String objectType() {
        if (orderId != null) {
            return "ORDER";
        }
        if (findingId != null) {
            return "FINDING";
        }
        return caseId == null ? "IMPORTED_FILING" : "SUPPORT_CASE";
    }

    public UUID id() {
        return Stream.of(orderId, findingId, caseId, importId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}

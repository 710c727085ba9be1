package cn.icpfiling.filing.core.materials;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What a paper belongs to: an order, a finding or a case of the support, one of the three. The other ids are null. */
public record PaperOwner(UUID orderId, UUID findingId, UUID caseId) {

    public PaperOwner {
        if (Stream.of(orderId, findingId, caseId).filter(Objects::nonNull).count() != 1) {
            throw new IllegalArgumentException("a paper belongs to an order, to a finding or to a case");
        }
    }

    public static PaperOwner order(UUID id) {
        return new PaperOwner(id, null, null);
    }

    public static PaperOwner finding(UUID id) {
        return new PaperOwner(null, id, null);
    }

    public static PaperOwner supportCase(UUID id) {
        return new PaperOwner(null, null, id);
    }

    /** The type of the object in the audit. */
    public String objectType() {
        if (orderId != null) {
            return "ORDER";
        }
        return findingId == null ? "SUPPORT_CASE" : "FINDING";
    }

    public UUID id() {
        if (orderId != null) {
            return orderId;
        }
        return findingId == null ? caseId : findingId;
    }
}

package cn.icpfiling.filing.core.materials;

import java.util.UUID;

/** What a paper belongs to: an order or a finding, one of the two. The other id is null. */
public record PaperOwner(UUID orderId, UUID findingId) {

    public PaperOwner {
        if ((orderId == null) == (findingId == null)) {
            throw new IllegalArgumentException("a paper belongs to an order or to a finding");
        }
    }

    public static PaperOwner order(UUID id) {
        return new PaperOwner(id, null);
    }

    public static PaperOwner finding(UUID id) {
        return new PaperOwner(null, id);
    }

    /** The type of the object in the audit. */
    public String objectType() {
        return orderId == null ? "FINDING" : "ORDER";
    }

    public UUID id() {
        return orderId == null ? findingId : orderId;
    }
}

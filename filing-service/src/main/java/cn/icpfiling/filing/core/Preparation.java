package cn.icpfiling.filing.core;

import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;

/** By whom the content of an order was prepared for its holder. A partner that prepared it has no access to the order. */
@Embeddable
public class Preparation {

    private UUID preparedBy;

    protected Preparation() {}

    /** Names the partner that prepared the content; null if there is none. Call before {@link Order#open}. */
    public static void of(Order order, UUID partner) {
        if (partner != null) {
            order.preparation = new Preparation();
            order.preparation.preparedBy = partner;
        }
    }

    /** Empty for an order that its holder or the holder's own partner filled. */
    public static Optional<UUID> partner(Order order) {
        return Optional.ofNullable(order.preparation).map(known -> known.preparedBy);
    }
}

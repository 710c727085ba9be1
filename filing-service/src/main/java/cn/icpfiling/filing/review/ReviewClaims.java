package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.progress.OrderAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a claim holds. Whoever acts on an order that they have in hand keeps it there; on one that nobody has, an act needs no
 * claim before and leaves none behind, so a decision is one call.
 */
@ApplicationScoped
class ReviewClaims {

    private final OrderAccess access;
    private final Duration lapse;

    ReviewClaims(
            OrderAccess access,
            @ConfigProperty(name = "icp.review.claim-lapses-after", defaultValue = "PT30M") Duration lapse) {
        this.access = access;
        this.lapse = lapse;
    }

    void take(Order order, Instant now) {
        order.claimed(access.account(), now.plus(lapse));
    }

    /** Call after the step. */
    void keep(Order order, Instant now) {
        if (access.account().equals(order.desk().claimedBy())) {
            take(order, now);
        }
    }
}

package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.progress.OrderAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sets the length of claims. An act of the reviewer who has the claim extends it. On an unclaimed order an act needs no
 * claim and creates none, so a decision is one request.
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

    /** Call this after the step. */
    void keep(Order order, Instant now) {
        if (access.account().equals(order.desk().claimedBy())) {
            take(order, now);
        }
    }
}

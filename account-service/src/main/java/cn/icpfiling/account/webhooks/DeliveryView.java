package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.account.core.DeliveryState;
import cn.icpfiling.account.core.WebhookDelivery;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery as the owner of its endpoint sees it.
 *
 * @param number of the event log; absent for a test event
 * @param attemptsLeft zero unless WAITING
 * @param nextAttemptAt only of a delivery that waits; later if the endpoint is held, paused or disabled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        UUID deliveryId,
        UUID endpointId,
        UUID eventId,
        Long number,
        String type,
        DeliveryState state,
        int attempts,
        int attemptsLeft,
        Instant nextAttemptAt,
        Instant lastAttemptAt,
        Integer lastStatus,
        DeliveryError lastError,
        Instant createdAt,
        Instant decidedAt) {

    /** @param most attempts of a delivery in all */
    static DeliveryView of(WebhookDelivery delivery, int most) {
        return new DeliveryView(
                delivery.id(),
                delivery.endpoint(),
                delivery.eventId(),
                delivery.number(),
                delivery.type(),
                delivery.state(),
                delivery.attempts(),
                delivery.state() == DeliveryState.WAITING ? most - delivery.attempts() : 0,
                delivery.nextAttemptAt(),
                delivery.lastAttemptAt(),
                delivery.lastStatus(),
                delivery.lastError(),
                delivery.createdAt(),
                delivery.decidedAt());
    }
}

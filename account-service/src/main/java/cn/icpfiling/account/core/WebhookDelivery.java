package cn.icpfiling.account.core;

import java.time.Instant;
import java.util.UUID;

/**
 * One event for one endpoint.
 *
 * @param eventId also the header webhook-id of each attempt
 * @param number of the event log; null for a test event
 * @param body the JSON that is sent, the same in each attempt
 * @param attempts how many were made since the creation or the last replay
 * @param nextAttemptAt null unless WAITING; not before this time
 * @param lastStatus status of the last answer; null if there was none
 * @param lastError null before the first attempt and after a success
 * @param decidedAt when the delivery became DELIVERED or FAILED
 * @param traceparent W3C trace of the event, passed on with each attempt; null if the event had none
 */
public record WebhookDelivery(
        UUID id,
        UUID endpoint,
        UUID eventId,
        Long number,
        String type,
        String body,
        DeliveryState state,
        int attempts,
        Instant nextAttemptAt,
        Instant lastAttemptAt,
        Integer lastStatus,
        DeliveryError lastError,
        Instant createdAt,
        Instant decidedAt,
        String traceparent) {

    /** A delivery that waits for its first attempt. */
    public static WebhookDelivery first(
            UUID id, UUID endpoint, UUID eventId, Long number, String type, String body, Instant now) {
        return new WebhookDelivery(
                id,
                endpoint,
                eventId,
                number,
                type,
                body,
                DeliveryState.WAITING,
                0,
                now,
                null,
                null,
                null,
                now,
                null,
                null);
    }
}

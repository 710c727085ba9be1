package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.account.core.DisableReason;
import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.account.store.WebhookQueueTable.Standing;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes how an attempt ended: the delivery's state and next attempt, and how the endpoint stands. */
@ApplicationScoped
class SettleAttempt {

    /** After an attempt that did not leave. */
    private static final Duration BUSY = Duration.ofSeconds(1);
    /** Each failure in a row holds the endpoint so much longer, so that a dead one does not use up the attempts of all that waits. */
    private static final Duration HOLD = Duration.ofSeconds(5);

    private static final int LONGEST_HOLD = 60;

    /**
     * Failures of one delivery that show more than a passing trouble: by the schedule the eighth comes after 31 hours. All that is known of
     * an endpoint with few events may be the end of a trouble that was mended long ago.
     */
    private static final int ENOUGH_FAILURES = 8;

    /** So many failures in a row are an endpoint with much to send, whose deliveries wait for each other: few have so many attempts. */
    private static final int MANY_FAILURES = 1000;

    private static final int FAILURES_AMONG_MANY = 3;

    /** An endpoint that takes longer is kept out of the lane of the quick ones, of which 99 of 100 deliveries take two seconds at most. */
    private static final Duration SLOW = Duration.ofSeconds(2);
    /** Longer than one slow attempt, so that an endpoint that is slow now and then changes its lane once. */
    private static final Duration SLOW_FOR = Duration.ofMinutes(10);

    private final WebhookDeliveryTable deliveries;
    private final WebhookQueueTable queues;
    private final WebhookEndpointRepository endpoints;
    private final RetrySchedule schedule;
    private final WebhookSettings settings;
    private final Clock machine;

    SettleAttempt(
            WebhookDeliveryTable deliveries,
            WebhookQueueTable queues,
            WebhookEndpointRepository endpoints,
            RetrySchedule schedule,
            WebhookSettings settings,
            @MachineClock Clock machine) {
        this.deliveries = deliveries;
        this.queues = queues;
        this.endpoints = endpoints;
        this.schedule = schedule;
        this.settings = settings;
        this.machine = machine;
    }

    /**
     * Returns whether the endpoint must be disabled now. The queue remembers why.
     *
     * @param receiver as it was when the attempt began
     * @param took how long the receiver was waited for, without what this side needed
     */
    @Transactional
    boolean handle(Receiver receiver, WebhookDelivery delivery, AttemptResult result, Duration took) {
        var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
        var standing = queues.locked(delivery.endpoint());
        if (standing.isEmpty()) {
            return false;
        }
        if (hasMoved(receiver)) {
            ofFormerUrl(delivery, result, now);
            return false;
        }
        if (!result.made()) {
            deliveries.putOff(delivery.id(), now.plus(BUSY));
            // Without the hold the other due deliveries would be tried at once, and so without end.
            queues.hold(delivery.endpoint(), now.plus(BUSY));
            return false;
        }
        if (took.compareTo(SLOW) > 0) {
            queues.slow(delivery.endpoint(), now.plus(SLOW_FOR));
        }
        if (result.isSuccess()) {
            deliveries.delivered(delivery, result.status(), now);
            queues.succeeded(delivery.endpoint(), now);
            return false;
        }
        var reason = failed(delivery, result, standing.get(), now);
        reason.ifPresent(why -> queues.disableAs(delivery.endpoint(), why));
        return reason.isPresent();
    }

    /** Under the queue's lock: a change of the URL that commits later resets what this attempt writes of the endpoint. */
    private boolean hasMoved(Receiver receiver) {
        return endpoints
                .urlOf(receiver.endpoint())
                .filter(receiver.url().toString()::equals)
                .isEmpty();
    }

    /** Says nothing about the endpoint as it is now. A delivery that failed goes to the new URL without having used up an attempt. */
    private void ofFormerUrl(WebhookDelivery delivery, AttemptResult result, Instant now) {
        if (result.isSuccess()) {
            deliveries.delivered(delivery, result.status(), now);
        } else {
            deliveries.putOff(delivery.id(), now.plus(BUSY));
        }
    }

    private Optional<DisableReason> failed(
            WebhookDelivery delivery, AttemptResult result, Standing standing, Instant now) {
        var held = now.plus(hold(result, standing));
        var next = result.error() == DeliveryError.GONE
                ? Optional.<Instant>empty()
                : schedule.next(delivery.attempts() + 1, now).map(slot -> slot.isBefore(held) ? held : slot);
        deliveries.failed(delivery, result.status(), result.error(), now, next.orElse(null));
        var since = standing.failingSince() == null ? now : standing.failingSince();
        queues.failed(delivery.endpoint(), since, held);
        if (result.error() == DeliveryError.GONE) {
            return Optional.of(DisableReason.GONE);
        }
        var lasts = next.isEmpty() || isLasting(delivery.attempts() + 1, standing.failures() + 1);
        return lasts && since.isBefore(now.minus(settings.disableAfter()))
                ? Optional.of(DisableReason.FAILING)
                : Optional.empty();
    }

    private static boolean isLasting(int ofDelivery, int inARow) {
        return ofDelivery >= ENOUGH_FAILURES || inARow >= MANY_FAILURES && ofDelivery >= FAILURES_AMONG_MANY;
    }

    private Duration hold(AttemptResult result, Standing standing) {
        var grown = HOLD.multipliedBy(Math.min(standing.failures(), LONGEST_HOLD));
        var asked = result.retryAfter().compareTo(settings.longestRetryAfter()) > 0
                ? settings.longestRetryAfter()
                : result.retryAfter();
        if (result.error() != DeliveryError.THROTTLED) {
            return grown;
        }
        return asked.isZero() ? settings.throttle() : asked;
    }
}

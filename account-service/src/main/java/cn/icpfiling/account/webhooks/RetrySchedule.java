package cn.icpfiling.account.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * When a delivery is tried again. The waits are those of the example in Standard Webhooks, 75 hours and 35 minutes in all, without
 * the jitter. An endpoint that is held, by Retry-After say, gets its attempt later.
 */
@ApplicationScoped
class RetrySchedule {

    private final List<Duration> waits;
    private final double jitter;
    private final DoubleSupplier random;

    @Inject
    RetrySchedule(WebhookSettings settings) {
        this(
                settings.schedule(),
                settings.jitter(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1 */
    RetrySchedule(List<Duration> waits, double jitter, DoubleSupplier random) {
        this.waits = List.copyOf(waits);
        this.jitter = jitter;
        this.random = random;
    }

    int attempts() {
        return waits.size() + 1;
    }

    /**
     * @param made attempts that were made
     * @param at end of the last one
     * @return empty if no attempt is left; otherwise the time of the slot, and up to the jitter's part of the wait later
     */
    Optional<Instant> next(int made, Instant at) {
        if (made > waits.size()) {
            return Optional.empty();
        }
        var wait = waits.get(made - 1);
        return Optional.of(at.plus(wait).plusMillis((long) (wait.toMillis() * jitter * random.getAsDouble())));
    }
}

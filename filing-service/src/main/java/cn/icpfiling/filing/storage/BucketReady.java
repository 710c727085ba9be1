package cn.icpfiling.filing.storage;

import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * A service that may not use its bucket gets no requests, nor one that has not seen it yet. A bucket that falls silent later costs
 * papers alone, which then say so; all else goes on.
 */
@Readiness
@Singleton
final class BucketReady implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(BucketReady.class);
    private static final Duration LOOKED_AT_FOR = Duration.ofSeconds(20);

    private final boolean chosen;
    private final Supplier<S3Bucket> bucket;
    private final Clock clock;
    private boolean fits;
    private String reason = "it was not seen yet";
    private Instant lookAgain = Instant.MIN;

    @Inject
    BucketReady(ChosenStorage chosen, Instance<S3Bucket> bucket, @MachineClock Clock clock) {
        this(chosen.isBucket(), bucket::get, clock);
    }

    BucketReady(boolean chosen, Supplier<S3Bucket> bucket, Clock clock) {
        this.chosen = chosen;
        this.bucket = bucket;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("storage of papers").withData("in", chosen ? "s3" : "folder");
        if (!chosen) {
            return answer.up().build();
        }
        look();
        return fits
                ? answer.up().build()
                : answer.down().withData("reason", reason).build();
    }

    /** One look for all probes that come meanwhile. */
    private synchronized void look() {
        if (clock.instant().isBefore(lookAgain)) {
            return;
        }
        try {
            bucket.get().look();
            fits = true;
        } catch (S3Bucket.Failed failed) {
            fits = fits && !failed.isRefusal();
            reason = failed.getMessage();
            LOG.errorf("Papers cannot be stored: %s", reason);
        } catch (IOException other) {
            throw new IllegalStateException(other);
        }
        lookAgain = clock.instant().plus(LOOKED_AT_FOR);
    }
}

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
 * Readiness of the bucket. A replica gets no requests while the bucket refuses it, or before it has reached the bucket.
 * If the bucket is silent later, only materials fail, with an error of their own.
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

    /** Checks the bucket once for all probes until the next check. */
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

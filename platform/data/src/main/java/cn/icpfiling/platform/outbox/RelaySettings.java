package cn.icpfiling.platform.outbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Whether the relay runs, its batch, interval, lease and number of tries. */
@ConfigMapping(prefix = "icp.outbox")
public interface RelaySettings {
    /** False where nothing is published. */
    boolean relay();

    /** Rows per batch. */
    int batch();

    /** Interval between checks of the outbox without a wake-up. */
    Duration poll();

    /** Duration of the lease. Another replica replaces a holder that died after this time. */
    Duration lease();

    /** Number of refusals by the broker before a row is parked. */
    int attempts();
}

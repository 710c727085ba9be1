package cn.icpfiling.platform.outbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Where the relay runs and how patient it is. */
@ConfigMapping(prefix = "icp.outbox")
public interface RelaySettings {
    /** False where nothing is published. */
    boolean relay();

    /** Rows read and sent at once. */
    int batch();

    /** How often it looks without being woken. */
    Duration poll();

    /** How long the lease holds; a killed holder is replaced after this. */
    Duration lease();

    /** After how many refusals of the broker a row is parked. */
    int attempts();
}

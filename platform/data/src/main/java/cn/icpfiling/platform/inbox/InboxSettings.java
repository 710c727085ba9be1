package cn.icpfiling.platform.inbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Retries, parallelism and retention of the inbox. */
@ConfigMapping(prefix = "icp.inbox")
public interface InboxSettings {
    /** Number of tries before an event that fails for its own reasons is parked. */
    int attempts();

    /** Number of keys of one handler that are processed in parallel. */
    int parallel();

    /** How long the ids of handled events are kept; longer than the retention of any topic. */
    Duration keep();

    /** Interval of the deletion of old ids. */
    Duration tidy();
}

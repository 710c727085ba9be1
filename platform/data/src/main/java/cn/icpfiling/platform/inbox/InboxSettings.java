package cn.icpfiling.platform.inbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How patient the inbox is and how much it remembers. */
@ConfigMapping(prefix = "icp.inbox")
public interface InboxSettings {
    /** After how many tries an event that fails for itself is parked. */
    int attempts();

    /** Keys of one handler that are worked on side by side. */
    int parallel();

    /** How long the ids of handled events are kept; longer than any topic keeps its records. */
    Duration keep();

    /** How often older ones are deleted. */
    Duration tidy();
}

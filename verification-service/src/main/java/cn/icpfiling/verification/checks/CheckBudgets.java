package cn.icpfiling.verification.checks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the sources may take for a whole check, by who waits for it. */
@ConfigMapping(prefix = "icp.verification.budget")
public interface CheckBudgets {

    /** filing-service waits 3 seconds, with a person behind it. */
    @WithDefault("PT2.5S")
    Duration domainChecks();

    @WithDefault("PT4S")
    Duration domainVerifications();

    /** filing-service waits 5 seconds, with a person and their phone behind it. */
    @WithDefault("PT4S")
    Duration faces();

    /** Nobody waits. */
    @WithDefault("PT6S")
    Duration orders();

    /** One line of an operation. Nobody waits here either. */
    @WithDefault("PT6S")
    Duration operations();
}

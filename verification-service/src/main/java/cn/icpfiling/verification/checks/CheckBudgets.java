package cn.icpfiling.verification.checks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The time that the sources may take for a whole check, by the kind of caller. */
@ConfigMapping(prefix = "icp.verification.budget")
public interface CheckBudgets {

    /** filing-service times out after 3 seconds, and a person is waiting. */
    @WithDefault("PT2.5S")
    Duration domainChecks();

    @WithDefault("PT4S")
    Duration domainVerifications();

    /** filing-service times out after 5 seconds, and a person with a phone is waiting. */
    @WithDefault("PT4S")
    Duration faces();

    /** No person waits. */
    @WithDefault("PT6S")
    Duration orders();

    /** For one line of an operation. No person waits. */
    @WithDefault("PT6S")
    Duration operations();
}

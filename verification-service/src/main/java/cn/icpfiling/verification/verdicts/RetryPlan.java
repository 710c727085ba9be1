package cn.icpfiling.verification.verdicts;

import cn.icpfiling.platform.time.Backoff;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When to look again at an unknown result. The waits grow, and after the last round a reviewer decides. */
@ConfigMapping(prefix = "icp.verification.retry")
public interface RetryPlan {

    /** How often a replica checks for due rounds; the scheduler reads the same key. */
    String every();

    @WithDefault("PT30S")
    Duration first();

    @WithDefault("PT6H")
    Duration longest();

    /** Rounds for one submission, including the first. With the other defaults they span about four days. */
    @WithDefault("24")
    int rounds();

    /** The lease of a round. */
    @WithDefault("PT2M")
    Duration lease();

    /** Returns the wait after that many rounds; empty if no round follows. */
    default Optional<Duration> waitAfter(int done) {
        if (done >= rounds()) {
            return Optional.empty();
        }
        return Optional.of(new Backoff(first(), longest()).after(done));
    }
}

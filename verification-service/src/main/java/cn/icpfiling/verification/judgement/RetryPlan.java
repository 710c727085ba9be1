package cn.icpfiling.verification.judgement;

import cn.icpfiling.platform.time.Backoff;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When something unknown is looked at again: soon at first, then ever later, then never: a person decides. */
@ConfigMapping(prefix = "icp.verification.retry")
public interface RetryPlan {

    /** How often we see what is due; the scheduler reads the same key. */
    String every();

    @WithDefault("PT30S")
    Duration first();

    @WithDefault("PT6H")
    Duration longest();

    /** Looks at one submission, the first included. With the other defaults these are about four days. */
    @WithDefault("24")
    int looks();

    /** How long one replica has a look to itself. */
    @WithDefault("PT2M")
    Duration lease();

    /** After so many looks; empty when there are no more. */
    default Optional<Duration> waitAfter(int done) {
        if (done >= looks()) {
            return Optional.empty();
        }
        return Optional.of(new Backoff(first(), longest()).after(done));
    }
}

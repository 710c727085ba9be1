package cn.icpfiling.verification.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How sources are asked, the same for all of them. */
@ConfigMapping(prefix = "icp.verification.source")
public interface SourceSettings {

    @WithDefault("PT2S")
    Duration connectTimeout();

    /** The longest that one question may take, whatever the deadline of the whole check. */
    @WithDefault("PT4S")
    Duration timeout();

    @WithDefault("262144")
    int maxBytes();

    @WithName("at-once")
    @WithDefault("16")
    int atOnce();

    @WithDefault("50")
    int perSecond();

    /** How long a bootstrap that was read is good (RFC 9224 wants it kept, and read again now and then). */
    @WithDefault("PT24H")
    Duration bootstrapFor();

    /** A bootstrap is one file for all of the world's registries. */
    @WithDefault("4194304")
    int bootstrapMaxBytes();
}

package cn.icpfiling.account.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The rhythm of calls; no source gives one. */
@ConfigMapping(prefix = "icp.voice-tasks")
interface CallPolicy {

    /** How long a member of support has a call. */
    @WithDefault("PT30M")
    Duration lease();

    /** How often a number that does not answer is tried. */
    @WithDefault("3")
    int tries();

    /** When a number that did not answer is tried again. */
    @WithDefault("PT4H")
    Duration againAfter();
}

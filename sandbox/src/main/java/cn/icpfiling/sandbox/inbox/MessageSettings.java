package cn.icpfiling.sandbox.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The two providers of SMS and calls, A and B, and where they push their reports. */
@ConfigMapping(prefix = "icp.message-providers")
interface MessageSettings {

    Key a();

    Key b();

    /** Without it no report is pushed. */
    Optional<URI> reportUrl();

    @WithDefault("reports")
    String reportKeyId();

    Optional<String> reportKeySecret();

    /** Machine time from a message to its report. */
    @WithDefault("PT0.3S")
    Duration reportAfter();

    /** Machine time between two looks for due reports. */
    @WithDefault("PT0.3S")
    Duration reportEvery();

    /** The access key that requests are signed with. */
    interface Key {

        String id();

        String secret();
    }
}

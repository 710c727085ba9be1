package cn.icpfiling.verification.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How sources are asked. */
@ConfigMapping(prefix = "icp.verification.source")
public interface SourceSettings {

    @WithDefault("PT2S")
    Duration connectTimeout();

    /** The longest that one question may take, whatever the deadline of the whole check. */
    @WithDefault("PT4S")
    Duration timeout();

    @WithDefault("1048576")
    int maxBytes();

    @WithName("at-once")
    @WithDefault("16")
    int atOnce();

    @WithDefault("50")
    int perSecond();

    /** WHOIS servers were built for people who type; see {@link #servers} for those that want even less. */
    @WithDefault("2")
    int whoisAtOnce();

    @WithDefault("2")
    int whoisPerSecond();

    /** By host: the pace of a server that is known to bear less than others. */
    Map<String, Pace> servers();

    interface Pace {

        @WithName("at-once")
        int atOnce();

        /** One question each so long. */
        Duration every();
    }

    /** So many failures in a row, and the server is left alone for {@link #rest}. */
    @WithDefault("5")
    int failuresToRest();

    /** Also after it said that it is asked too often, unless it says how long to wait. */
    @WithDefault("PT30S")
    Duration rest();

    /** A server may ask us to wait, not to stay away. */
    @WithDefault("PT10M")
    Duration longestRest();

    /** How long an answer with which nothing was wrong may be used again by checks that are not a verdict. */
    @WithDefault("PT5M")
    Duration answersFor();

    /** Hosts that may be asked although they have no public address: those of the one-machine stack, nothing in production. */
    Optional<Set<String>> allowedHosts();

    /** How long a bootstrap that was read is good (RFC 9224 wants it kept, and read again now and then). */
    @WithDefault("PT24H")
    Duration bootstrapFor();

    /** A bootstrap is one file for all of the world's registries. */
    @WithDefault("4194304")
    int bootstrapMaxBytes();
}

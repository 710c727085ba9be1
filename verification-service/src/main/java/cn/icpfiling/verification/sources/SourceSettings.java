package cn.icpfiling.verification.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Limits for questions to sources. */
@ConfigMapping(prefix = "icp.verification.source")
public interface SourceSettings {

    @WithDefault("PT2S")
    Duration connectTimeout();

    /** The longest time for one question, whatever the deadline of the whole check. */
    @WithDefault("PT4S")
    Duration timeout();

    @WithDefault("1048576")
    int maxBytes();

    @WithName("at-once")
    @WithDefault("16")
    int atOnce();

    @WithDefault("50")
    int perSecond();

    /** WHOIS servers expect people who type. {@link #servers} holds the pace of servers that accept even less. */
    @WithDefault("2")
    int whoisAtOnce();

    @WithDefault("2")
    int whoisPerSecond();

    /** By host: the pace of a server that accepts less than others. */
    Map<String, Pace> servers();

    interface Pace {

        @WithName("at-once")
        int atOnce();

        /** Interval between two questions. */
        Duration every();
    }

    /** After this number of failures in a row, the server rests for {@link #rest}. */
    @WithDefault("5")
    int failuresToRest();

    /** Also after a rate limit of the server, unless the server names a wait. */
    @WithDefault("PT30S")
    Duration rest();

    /** The longest wait that a server may ask for. */
    @WithDefault("PT10M")
    Duration longestRest();

    /** How long a check that is not a verdict may reuse an answer without a problem. */
    @WithDefault("PT5M")
    Duration answersFor();

    /** Hosts that may be asked without a public address: those of the one-machine stack, none in production. */
    Optional<Set<String>> allowedHosts();

    /** How long a bootstrap file is valid (RFC 9224 expects caching and a periodic refresh). */
    @WithDefault("PT24H")
    Duration bootstrapFor();

    /** A bootstrap is one file for all registries of the world. */
    @WithDefault("4194304")
    int bootstrapMaxBytes();
}

package cn.icpfiling.verification.sources;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings with which a source that hangs is given up soon. */
record QuickSettings(Duration bootstrapFor) implements SourceSettings {

    QuickSettings() {
        this(Duration.ofHours(1));
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration timeout() {
        return Duration.ofMillis(700);
    }

    @Override
    public int maxBytes() {
        return 20_000;
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public int perSecond() {
        return 1_000;
    }

    @Override
    public int whoisAtOnce() {
        return 4;
    }

    @Override
    public int whoisPerSecond() {
        return 1_000;
    }

    @Override
    public Map<String, Pace> servers() {
        return Map.of();
    }

    @Override
    public int failuresToRest() {
        return 3;
    }

    @Override
    public Duration rest() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration longestRest() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Duration answersFor() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Optional<Set<String>> allowedHosts() {
        return Optional.of(Set.of("localhost"));
    }

    @Override
    public int bootstrapMaxBytes() {
        return 20_000;
    }
}

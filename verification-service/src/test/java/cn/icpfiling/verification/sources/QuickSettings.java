package cn.icpfiling.verification.sources;

import java.time.Duration;

/** Settings with which a source that hangs is given up soon. */
record QuickSettings() implements SourceSettings {

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
    public Duration bootstrapFor() {
        return Duration.ofHours(1);
    }

    @Override
    public int bootstrapMaxBytes() {
        return 20_000;
    }
}

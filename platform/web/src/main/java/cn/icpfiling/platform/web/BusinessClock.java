package cn.icpfiling.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The business clock: the machine's clock plus the offset of the test clock. Cut to microseconds as in database
 * columns, so a written time equals the time read back.
 */
public final class BusinessClock extends Clock {

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    public BusinessClock(Clock machine) {
        this.machine = Objects.requireNonNull(machine);
    }

    public Duration offset() {
        return offset;
    }

    public void moveTo(Duration newOffset) {
        offset = Objects.requireNonNull(newOffset);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("legal days come from LegalTime");
    }
}

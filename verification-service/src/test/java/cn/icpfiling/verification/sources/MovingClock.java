package cn.icpfiling.verification.sources;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands where a test puts it. */
final class MovingClock extends Clock {

    private final AtomicReference<Instant> moment;

    MovingClock(AtomicReference<Instant> moment) {
        this.moment = moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("moments only");
    }

    @Override
    public Instant instant() {
        return moment.get();
    }
}

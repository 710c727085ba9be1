package cn.icpfiling.sandbox.clock;

import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The two clocks: business time, which the test clock moves, and machine time. The database stores the offset, so the
 * sandbox keeps its time after a restart.
 */
@ApplicationScoped
public class TestClock {

    private final Sql sql;
    private final InstantSource machine = InstantSource.system();
    private Duration offset;

    TestClock(Sql sql) {
        this.sql = sql;
    }

    public Instant now() {
        return machineNow().plus(offset());
    }

    /** Truncates to microseconds as in the database, so that a value read back is equal. */
    public Instant machineNow() {
        return machine.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public synchronized Duration offset() {
        if (offset == null) {
            offset = sql.first(
                            row -> Duration.of(row.number("offset_micros"), ChronoUnit.MICROS),
                            "SELECT offset_micros FROM clock_offsets WHERE id = 1")
                    .orElseThrow();
        }
        return offset;
    }

    synchronized void set(Duration wanted) {
        sql.update("UPDATE clock_offsets SET offset_micros = ? WHERE id = 1", wanted.toNanos() / 1000);
        offset = wanted;
    }
}

package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.platform.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScanScheduleTest {
    private static final Instant STARTED = Instant.parse("2026-11-30T04:00:00Z");
    private static final Duration SHORTEST = Duration.ofHours(18);
    private static final Duration LONGEST = Duration.ofHours(30);

    @Test
    void the_first_scan_is_due_at_once() {
        assertThat(schedule("24h", STARTED).isDue(Optional.empty())).isTrue();
    }

    @Test
    void no_scan_is_due_by_itself_while_the_schedule_is_off() {
        assertThat(schedule("off", STARTED).isDue(Optional.empty())).isFalse();
        assertThat(schedule("off", STARTED.plus(Duration.ofDays(400))).isDue(Optional.of(scan(Ids.next()))))
                .isFalse();
    }

    @Test
    void a_scan_is_due_three_to_five_quarters_of_the_rhythm_after_the_last_start_and_not_at_a_time_to_foresee() {
        var gaps = new TreeSet<Duration>();
        for (var i = 0; i < 1_000; i++) {
            var last = Optional.of(scan(new UUID(0, i)));
            assertThat(isDue(SHORTEST.minusMillis(1), last)).isFalse();
            assertThat(isDue(LONGEST, last)).isTrue();
            gaps.add(gap(last));
        }
        assertThat(gaps).hasSize(1_000);
        assertThat(gaps.first()).isEqualTo(SHORTEST);
        assertThat(gaps.last()).isBetween(LONGEST.minusMinutes(1), LONGEST);
    }

    @Test
    void each_replica_finds_the_same_gap_for_one_scan_and_a_scan_that_goes_on_counts_from_its_start() {
        var id = Ids.next();
        var gap = gap(Optional.of(scan(id)));
        assertThat(gap(Optional.of(scan(id)))).isEqualTo(gap);
        var ended = new Scan(
                id, 7, ScanState.FINISHED, null, STARTED, true, "z.cn", 1, 1, null, STARTED.plus(Duration.ofHours(9)));
        assertThat(gap(Optional.of(ended))).isEqualTo(gap);
    }

    /** The shortest time after the start at which the scan is due, to the millisecond. */
    private static Duration gap(Optional<Scan> last) {
        var tooEarly = SHORTEST.minusMillis(1).toMillis();
        var due = LONGEST.toMillis();
        while (due - tooEarly > 1) {
            var middle = (tooEarly + due) / 2;
            if (isDue(Duration.ofMillis(middle), last)) {
                due = middle;
            } else {
                tooEarly = middle;
            }
        }
        return Duration.ofMillis(due);
    }

    private static boolean isDue(Duration afterStart, Optional<Scan> last) {
        return schedule("24h", STARTED.plus(afterStart)).isDue(last);
    }

    private static ScanSchedule schedule(String every, Instant now) {
        return new ScanSchedule(TestScanConfig.every(every), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Scan scan(UUID id) {
        return new Scan(id, 7, ScanState.RUNNING, null, STARTED, true, "z.cn", 1, 1, null, null);
    }
}

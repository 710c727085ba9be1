package cn.icpfiling.account.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.NoticeTemplate;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final UUID FIRST = new UUID(0, 0);

    private final QuietHours hours = QuietHours.bundled();

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T20:59:59+08:00, ",
        "2026-03-02T21:00:00+08:00, 2026-03-03T08:00:00+08:00",
        "2026-03-02T23:59:59+08:00, 2026-03-03T08:00:00+08:00",
        "2026-03-03T00:00:00+08:00, 2026-03-03T08:00:00+08:00",
        "2026-03-03T07:59:59+08:00, 2026-03-03T08:00:00+08:00",
        "2026-03-03T08:00:00+08:00, ",
        "2026-12-31T22:00:00+08:00, 2027-01-01T08:00:00+08:00"
    })
    void a_notice_of_the_night_waits_for_the_morning_in_china(OffsetDateTime now, OffsetDateTime until) {
        assertThat(hours.heldUntil(FIRST, NoticeTemplate.ORDER_APPROVED, now.toInstant())
                        .orElse(null))
                .isEqualTo(until == null ? null : until.toInstant());
    }

    @Test
    void codes_and_security_warnings_go_at_once() {
        var night = at("2026-03-03T02:00:00+08:00");

        assertThat(Stream.of(NoticeTemplate.values()).filter(NoticeTemplate::isCode))
                .allSatisfy(
                        code -> assertThat(hours.heldUntil(FIRST, code, night)).isEmpty());
        assertThat(hours.heldUntil(FIRST, NoticeTemplate.PHONE_CHANGED, night)).isEmpty();
        assertThat(hours.heldUntil(FIRST, NoticeTemplate.LOST_PHONE_CHANGED, night))
                .isEmpty();
        assertThat(hours.heldUntil(FIRST, NoticeTemplate.FINDING_NOTIFIED, night))
                .isPresent();
    }

    @Test
    void what_was_held_leaves_spread_over_half_an_hour() {
        var night = at("2026-03-03T02:00:00+08:00");
        var morning = at("2026-03-03T08:00:00+08:00");

        var times = Stream.generate(UUID::randomUUID)
                .limit(200)
                .map(id -> hours.heldUntil(id, NoticeTemplate.ORDER_APPROVED, night)
                        .orElseThrow())
                .toList();

        assertThat(times)
                .allMatch(time -> !time.isBefore(morning) && time.isBefore(morning.plus(Duration.ofMinutes(30))));
        assertThat(times.stream().distinct().count()).isGreaterThan(150);
    }

    @Test
    void a_deadline_within_twelve_hours_is_urgent_and_a_past_or_a_later_one_is_not() {
        var night = at("2026-03-02T22:00:00+08:00");

        assertThat(hours.isUrgent(night, at("2026-03-03T00:00:00+08:00"))).isTrue();
        assertThat(hours.isUrgent(night, at("2026-03-03T10:00:00+08:00"))).isFalse();
        assertThat(hours.isUrgent(night, at("2026-03-04T00:00:00+08:00"))).isFalse();
        assertThat(hours.isUrgent(night, at("2026-03-02T00:00:00+08:00"))).isFalse();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}

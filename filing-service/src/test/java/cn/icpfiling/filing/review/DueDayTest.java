package cn.icpfiling.filing.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DueDayTest {

    /** 23:30 in China on the last working day before the National Day holidays of 2025. */
    private static final Instant LATE = Instant.parse("2025-09-30T15:30:00Z");

    @Test
    void holidays_do_not_count_and_an_order_is_overdue_when_its_day_is_over() {
        assertThat(DueDay.of(LATE, 2, Instant.parse("2025-10-09T16:00:00Z")))
                .isEqualTo(new DueDay(LocalDate.of(2025, 10, 10), false, false, 2));
        assertThat(DueDay.of(LATE, 2, Instant.parse("2025-10-10T15:59:59Z")).overdue())
                .isFalse();
        assertThat(DueDay.of(LATE, 2, Instant.parse("2025-10-10T16:00:00Z")).overdue())
                .isTrue();
    }

    @Test
    void half_an_hour_later_it_is_another_legal_day_and_nobody_has_waited_yet() {
        assertThat(DueDay.of(LATE, 2, LATE).waited()).isZero();
        assertThat(DueDay.of(LATE.plusSeconds(3600), 2, LATE.plusSeconds(3600)).day())
                .isEqualTo(LocalDate.of(2025, 10, 10));
    }
}

package cn.icpfiling.filing.core.offline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.time.LegalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfflineInquiriesTest {

    private static final UUID ID = UUID.fromString("019ab0a2-7c00-7000-8000-0000000000c1");

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 2026-11-26",
        "2026-11-27, 2026-11-30",
        // the holidays of October
        "2026-09-30, 2026-10-08"
    })
    void the_first_question_waits_for_the_next_working_day(LocalDate handedIn, LocalDate first) {
        assertThat(LegalTime.dayOf(OfflineInquiries.first(ID, handedIn))).isEqualTo(first);
    }

    @Test
    void the_hour_hangs_on_the_case_and_is_one_of_the_day() {
        var hours = IntStream.range(0, 200)
                .mapToObj(_ -> OfflineInquiries.first(UUID.randomUUID(), LocalDate.parse("2026-11-25"))
                        .atZone(LegalTime.ZONE)
                        .getHour())
                .toList();

        assertThat(hours).allMatch(hour -> hour >= 8 && hour < 18);
        assertThat(hours.stream().distinct()).hasSizeGreaterThan(4);
    }

    @Test
    void it_is_asked_daily_and_weekly_once_the_authoritys_time_is_over() {
        var handedIn = LocalDate.parse("2026-06-01");

        var early = OfflineInquiries.afterAnswer(ID, handedIn, Instant.parse("2026-06-03T04:00:00Z"));
        var late = OfflineInquiries.afterAnswer(ID, handedIn, Instant.parse("2026-08-03T04:00:00Z"));

        assertThat(LegalTime.dayOf(early)).isEqualTo("2026-06-04");
        assertThat(LegalTime.dayOf(late)).isEqualTo("2026-08-10");
    }

    @Test
    void twenty_working_days_are_not_over_on_the_twentieth() {
        var handedIn = LocalDate.parse("2026-06-01");

        // 19 June is the Dragon Boat holiday
        assertThat(OfflineInquiries.isOverdue(handedIn, LocalDate.parse("2026-06-30")))
                .isFalse();
        assertThat(OfflineInquiries.isOverdue(handedIn, LocalDate.parse("2026-07-01")))
                .isTrue();
    }

    @Test
    void silence_is_waited_out_for_hours_and_not_for_ever() {
        var at = Instant.parse("2026-11-26T12:00:00Z");

        assertThat(OfflineInquiries.afterSilence(1, at)).isEqualTo(at.plus(Duration.ofMinutes(10)));
        assertThat(OfflineInquiries.afterSilence(6, at)).isEqualTo(at.plus(Duration.ofMinutes(320)));
        assertThat(OfflineInquiries.afterSilence(60, at)).isEqualTo(at.plus(Duration.ofMinutes(320)));
    }
}

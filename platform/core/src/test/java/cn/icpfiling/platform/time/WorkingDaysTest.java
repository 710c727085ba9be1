package cn.icpfiling.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.time.WorkingDays.Due;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final WorkingDays CALENDAR = WorkingDays.bundled();

    @ParameterizedTest
    @CsvSource({
        "2019-08-20, true,  a Tuesday",
        "2019-08-24, false, a Saturday",
        "2019-10-01, false, National Day",
        "2019-10-07, false, the last day of that week",
        "2019-09-29, true,  a Sunday moved to work for it",
        "2020-01-31, false, the Spring Festival that was made longer",
        "2026-02-14, true,  a Saturday before the Spring Festival",
        "2026-02-23, false, a Monday given for it",
        "2026-11-24, true,  a Tuesday",
        "2018-12-29, true,  a Saturday moved for New Year",
    })
    void a_day_is_a_working_day_as_announced(LocalDate day, boolean working, String which) {
        assertThat(CALENDAR.isWorkingDay(day)).as(which).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-09-27, 1, 2019-09-29, false",
        "2019-09-30, 1, 2019-10-08, false",
        "2019-08-20, 20, 2019-09-18, false",
        "2019-08-24, 0, 2019-08-24, false",
        "2026-12-30, 1, 2026-12-31, false",
        "2026-12-31, 1, 2027-01-01, true",
        "2027-03-05, 1, 2027-03-08, true",
        "2017-12-29, 1, 2018-01-02, true",
    })
    void working_days_are_counted_from_the_day_after(LocalDate from, int days, LocalDate due, boolean provisional) {
        assertThat(CALENDAR.plus(from, days)).isEqualTo(new Due(due, provisional));
    }

    @Test
    void nobody_counts_back() {
        assertThatThrownBy(() -> CALENDAR.plus(LocalDate.of(2026, 1, 5), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_day_that_stands_twice_in_the_data_is_refused() {
        assertThatThrownBy(() -> WorkingDays.read(new StringReader("2026-01-01,HOLIDAY,x\n2026-01-01,WORKDAY,x\n")))
                .hasMessageContaining("2026-01-01");
    }

    @Property
    void a_due_day_is_always_a_working_day_and_never_earlier_for_more_days(
            @ForAll @IntRange(min = 0, max = 3287) int offset, @ForAll @IntRange(min = 1, max = 60) int days) {
        var from = LocalDate.of(2018, 1, 1).plusDays(offset);
        var due = CALENDAR.plus(from, days).day();
        assertThat(CALENDAR.isWorkingDay(due)).isTrue();
        assertThat(due).isAfter(CALENDAR.plus(from, days - 1).day());
    }

    @Test
    void a_legal_day_is_a_day_in_china() {
        assertThat(LegalTime.dayOf(Instant.parse("2019-08-19T15:59:59Z"))).isEqualTo("2019-08-19");
        assertThat(LegalTime.dayOf(Instant.parse("2019-08-19T16:00:00Z"))).isEqualTo("2019-08-20");
        assertThat(LegalTime.startOf(LocalDate.of(2019, 8, 20))).isEqualTo("2019-08-19T16:00:00Z");
    }
}

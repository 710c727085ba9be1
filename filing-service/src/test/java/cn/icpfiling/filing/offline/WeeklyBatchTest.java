package cn.icpfiling.filing.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyBatchTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // Monday to Friday are of their own week, the weekend of the next
        "2026-11-23, 2026-11-27, false",
        "2026-11-27, 2026-11-27, false",
        "2026-11-28, 2026-12-04, false",
        // 2 October 2026 is a holiday: its requests wait for the Friday after
        "2026-09-28, 2026-10-09, false",
        // New Year's Day of 2027 is a Friday, and the calendar of that year is not announced
        "2026-12-28, 2027-01-01, true",
        "2027-03-01, 2027-03-05, true"
    })
    void the_week_is_decided_on_its_friday(LocalDate handedIn, LocalDate batch, boolean provisional) {
        assertThat(WeeklyBatch.after(handedIn)).isEqualTo(new WeeklyBatch(batch, provisional));
    }
}

package cn.icpfiling.filing.core.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarliestFilingTest {

    private static final Instant GRANTED = Instant.parse("2026-03-02T01:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "京ICP备12000001号-1, 2012-01-01",
        "陇ICP备19001358号-1, 2019-01-01",
        "豫ICP备2020028892号-1, 2020-01-01",
        "粤ICP备2026000001号-3, 2026-01-01",
        "京ICP备05000001号-1, 2005-01-01",
        "京ICP备03000001号-1, 2005-01-01",
        "京ICP备99000001号-1, 2005-01-01",
        "京ICP备2027000001号-1, 2005-01-01",
        "no number, 2005-01-01"
    })
    void a_site_is_not_older_than_the_year_in_its_number_or_than_the_register(String number, LocalDate earliest) {
        assertThat(EarliestFiling.of(number, GRANTED)).isEqualTo(earliest);
    }
}

package cn.icpfiling.inspection.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBucketTest {
    @ParameterizedTest
    @CsvSource({
        "0, UP_TO_7_DAYS",
        "7, UP_TO_7_DAYS",
        "8, UP_TO_30_DAYS",
        "30, UP_TO_30_DAYS",
        "31, UP_TO_90_DAYS",
        "90, UP_TO_90_DAYS",
        "91, OLDER",
        "100000, OLDER"
    })
    void each_age_belongs_to_the_bucket_whose_last_day_it_has_not_passed(long days, AgeBucket bucket) {
        assertThat(AgeBucket.of(days)).isEqualTo(bucket);
    }
}

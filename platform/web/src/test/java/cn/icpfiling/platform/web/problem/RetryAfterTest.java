package cn.icpfiling.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({"PT0S,1", "PT0.2S,1", "PT1S,1", "PT1.000001S,2", "PT59.9S,60", "PT60S,60", "PT-5S,1"})
    void a_wait_is_told_in_whole_seconds_that_are_enough(Duration wait, long seconds) {
        assertThat(Problems.wholeSeconds(wait)).isEqualTo(seconds);
    }
}

package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteOwedCodesTest {

    @ParameterizedTest
    @CsvSource({
        "138****8000, 13800138000, true",
        "138****8000, +8613800138000, true",
        "*******8000, 13800138000, true",
        "138****8001, 13800138000, false",
        "139****8000, 13800138000, false",
        "***********, 13800138000, false",
        "********000, 13800138000, false",
        "8000, 13800138000, true",
        "'', 13800138000, false"
    })
    void a_masked_phone_is_compared_by_the_digits_that_it_shows(String masked, String mobile, boolean same) {
        assertThat(NoteOwedCodes.isOf(masked, mobile)).isEqualTo(same);
    }
}

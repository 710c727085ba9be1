package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsProvincesTest {
    private static final LocalDate PILOT = LocalDate.of(2019, 8, 20);
    private static final LocalDate EVERYWHERE = LocalDate.of(2020, 8, 17);

    private final SmsProvinces provinces = new SmsProvinces(Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12", "62", "54", "64", "46", "65", "63", "33", "51", "35", "61", "50", "45", "53", "37", "41", "34",
                "43", "14", "23", "15", "42"
            })
    void the_22_pilot_provinces_ask_for_a_code(String province) {
        assertThat(provinces.demanded(province, PILOT)).isTrue();
        assertThat(provinces.demanded(province, LocalDate.of(2018, 12, 31))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "13", "21", "22", "31", "32", "36", "44", "52"})
    void the_other_nine_join_on_2020_08_17(String province) {
        assertThat(provinces.demanded(province, PILOT)).isFalse();
        assertThat(provinces.demanded(province, EVERYWHERE.minusDays(1))).isFalse();
        assertThat(provinces.demanded(province, EVERYWHERE)).isTrue();
    }

    @Test
    void nowhere_outside_the_mainland_is_a_code_asked() {
        assertThat(provinces.demanded("81", LocalDate.of(2026, 1, 1))).isFalse();
    }

    @Test
    void a_code_is_good_for_a_day_and_none_was_sent_before_the_pilot() {
        assertThat(provinces.codeValidFor(PILOT)).contains(Duration.ofHours(24));
        assertThat(provinces.codeValidFor(LocalDate.of(2018, 12, 31))).isEmpty();
    }

    @Test
    void the_code_is_typed_on_the_authority_s_page() {
        assertThat(provinces.page("33")).isEqualTo("https://beian.miit.gov.cn/");
        assertThat(new SmsProvinces(Optional.of("http://localhost:8090/codes")).page("33"))
                .isEqualTo("http://localhost:8090/codes");
    }
}

package cn.icpfiling.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActTest {

    private static final UUID ID = UUID.fromString("019b0000-0000-7000-8000-000000000001");
    private static final Act ACT = Act.of("ORDER.SUBMIT", "ORDER", ID);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张三",
                "Zhang San",
                "13800138000",
                "+8613800138000",
                "11010519491231002X",
                "91350100M000100Y43",
                "E12345678",
                "a@example.com",
                "example.com",
                "北京市",
                "\"",
                ""
            })
    void what_may_be_personal_is_no_detail_and_stays_out_of_the_refusal(String value) {
        assertThatThrownBy(() -> ACT.with("what", value))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refusal -> assertThat(
                                value.isEmpty() || !refusal.getMessage().contains(value))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "DRAFT",
                "MATERIAL.INCOMPLETE",
                "019b0000-0000-7000-8000-000000000001",
                "2026-03-02",
                "2026-03-02T01:00:00.5Z"
            })
    void ids_codes_small_numbers_and_times_are(String value) {
        assertThatCode(() -> ACT.with("what", value)).doesNotThrowAnyException();
    }

    @Test
    void a_reason_that_is_no_code_of_ours_stands_as_other() {
        assertThat(ACT.because("MATERIAL.INCOMPLETE").reason()).isEqualTo("MATERIAL.INCOMPLETE");
        assertThat(ACT.because("主体信息有误").reason()).isEqualTo(Act.OTHER);
        assertThat(ACT.refused("13800138000").reason()).isEqualTo(Act.OTHER);
        assertThat(ACT.refused("CODE_WRONG").outcome()).isEqualTo(Act.Outcome.REFUSED);
        assertThat(ACT.because(null).reason()).isNull();
    }

    @Test
    void details_are_json_in_the_order_of_their_names() {
        assertThat(ACT.detailsJson()).isEqualTo("{}");
        assertThat(ACT.with("to", "DRAFT").with("from", null).with("by", 3).detailsJson())
                .isEqualTo("{\"by\":\"3\",\"to\":\"DRAFT\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-03T00:00:29.163Z, 2026-12-03T00:00:29.163000Z",
        "2026-12-03T00:00:29Z, 2026-12-03T00:00:29.000000Z",
        "2026-12-03T00:00:29.163420999Z, 2026-12-03T00:00:29.163420Z"
    })
    void a_moment_has_six_digits_of_a_second(Instant moment, String written) {
        assertThat(ACT.with("askedAt", moment).details()).containsEntry("askedAt", written);
    }

    @Test
    void act_and_object_are_codes() {
        assertThatThrownBy(() -> Act.of("submit", "ORDER", ID)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Act.of("ORDER.SUBMIT", "an order", ID)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Act.of("ORDER.SUBMIT", "ORDER", null)).isInstanceOf(NullPointerException.class);
        assertThat(Act.of("ORDER.SUBMIT", "ORDER", Ids.next()).outcome()).isEqualTo(Act.Outcome.DONE);
    }
}

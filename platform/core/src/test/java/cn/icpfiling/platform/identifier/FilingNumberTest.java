package cn.icpfiling.platform.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilingNumberTest {

    @ParameterizedTest
    @CsvSource({
        "京ICP备12345678号, 京ICP备12345678号, 11, 0",
        "陇ICP备19001358号-1, 陇ICP备19001358号-1, 62, 1",
        "豫ICP备2020028892号-1, 豫ICP备2020028892号-1, 41, 1",
        "粤ICP备2020133024号, 粤ICP备2020133024号, 44, 0",
        "浙ICP备2026000001号-12, 浙ICP备2026000001号-12, 33, 12",
    })
    void a_number_in_the_official_form_is_read_and_written_alike(
            String text, String official, String province, int sequence) {
        var number = FilingNumber.parse(text);

        assertThat(number.toString()).isEqualTo(official);
        assertThat(number.province()).isEqualTo(province);
        assertThat(number.sequence()).isEqualTo(sequence);
    }

    @ParameterizedTest
    @CsvSource({
        "川ICP备12345678号, 蜀ICP备12345678号",
        "甘ICP备12345678号-1, 陇ICP备12345678号-1",
        "京icp备12345678号, 京ICP备12345678号",
        "京ICP备12345678, 京ICP备12345678号",
        "京ICP备12345678-2, 京ICP备12345678号-2",
        "' 京 ICP备 12345678 号 - 3 ', 京ICP备12345678号-3",
        "京ＩＣＰ备１２３４５６７８号－４, 京ICP备12345678号-4",
        "京ICP备12345678号—5, 京ICP备12345678号-5",
    })
    void other_written_forms_are_read_and_the_official_one_is_written(String text, String official) {
        assertThat(FilingNumber.parse(text)).hasToString(official);
    }

    @ParameterizedTest
    @CsvSource({"京ICP备2024000001号-2A, A", "京ICP备2024000001号-3X, X", "京ICP备2024000001号-4K, K"})
    void a_letter_tells_apps_from_websites(String text, String letter) {
        assertThat(FilingNumber.parse(text).letter()).isEqualTo(letter);
        assertThat(FilingNumber.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "京ICP备1234567号",
                "京ICP备123456789号",
                "京ICP备12345678901号",
                "港ICP备12345678号",
                "XICP备12345678号",
                "京ICP备12345678号-0",
                "京ICP备12345678号-01",
                "京ICP备12345678号-1B",
                "京ICP备12345678号A",
                "京ICP证030173号",
                "粤B2-20090059",
                "京ICP备12345678号-1; 京ICP备87654321号",
            })
    void what_breaks_the_grammar_is_no_number(String text) {
        assertThat(FilingNumber.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> FilingNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_service_number_knows_its_subject() {
        var service = FilingNumber.parse("浙ICP备2026000001号-1");

        assertThat(service.isSubject()).isFalse();
        assertThat(service.subject()).isEqualTo(FilingNumber.parse("浙ICP备2026000001号"));
        assertThat(service.subject().isSubject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"京ICP证030173号", "粤B2-20090059", "粤B2-20090059-1"})
    void a_commercial_licence_is_recognised_as_another_thing(String text) {
        assertThat(FilingNumber.isLicence(text)).isTrue();
        assertThat(FilingNumber.isLicence("京ICP备12345678号")).isFalse();
    }

    @Test
    void each_of_the_31_provinces_has_one_prefix() {
        var prefixes = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新";

        assertThat(prefixes.chars()
                        .mapToObj(prefix -> FilingNumber.parse((char) prefix + "ICP备12345678号")
                                .province()))
                .hasSize(31)
                .doesNotHaveDuplicates();
    }
}

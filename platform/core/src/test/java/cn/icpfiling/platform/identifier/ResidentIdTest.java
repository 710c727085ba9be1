package cn.icpfiling.platform.identifier;

import static cn.icpfiling.platform.identifier.Check.Fault.BIRTH_DATE;
import static cn.icpfiling.platform.identifier.Check.Fault.CHARACTER;
import static cn.icpfiling.platform.identifier.Check.Fault.CHECK_DIGIT;
import static cn.icpfiling.platform.identifier.Check.Fault.LEGACY_FORM;
import static cn.icpfiling.platform.identifier.Check.Fault.LENGTH;
import static cn.icpfiling.platform.identifier.Check.Fault.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "360426199101010071",
                "44011320141005001X",
                "440524188001010014",
                "110101190001010014",
                "310101200002290023",
                "440301199912310032"
            })
    void a_number_of_the_standard_holds(String number) {
        assertThat(ResidentId.check(number, TODAY)).isEqualTo(new Check.Valid(number));
    }

    @ParameterizedTest
    @CsvSource({
        "110105194912310021, CHECK_DIGIT",
        "360426199101010072, CHECK_DIGIT",
        "123456789012345678, BIRTH_DATE",
        "1101051949123100,   LENGTH",
        "'',                 LENGTH",
        "11010519491231OO2X, CHARACTER",
    })
    void a_number_that_is_none_names_its_fault(String number, Check.Fault fault) {
        assertThat(ResidentId.check(number, TODAY).faults()).contains(fault);
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(ResidentId.check("11010519490230002X", TODAY).faults()).containsExactly(BIRTH_DATE, CHECK_DIGIT);
        assertThat(ResidentId.check("99010519490230002X", TODAY).faults())
                .containsExactly(PROVINCE, BIRTH_DATE, CHECK_DIGIT);
        assertThat(ResidentId.check("1101x", TODAY).faults()).containsExactly(LENGTH);
        assertThat(ResidentId.check("1101#", TODAY).faults()).containsExactly(LENGTH, CHARACTER);
        assertThat(ResidentId.check(null, TODAY).faults()).containsExactly(LENGTH);
    }

    @Test
    void a_small_x_full_width_digits_and_spaces_are_the_same_number() {
        assertThat(ResidentId.check("11010519491231002x", TODAY)).isEqualTo(new Check.Valid("11010519491231002X"));
        assertThat(ResidentId.check(" 110105 19491231 002X ", TODAY)).isEqualTo(new Check.Valid("11010519491231002X"));
        assertThat(ResidentId.check("１１０１０５１９４９１２３１００２Ｘ", TODAY)).isEqualTo(new Check.Valid("11010519491231002X"));
    }

    @Test
    void nobody_is_born_tomorrow() {
        var born = LocalDate.of(2014, 10, 5);
        assertThat(ResidentId.check("44011320141005001X", born).isValid()).isTrue();
        assertThat(ResidentId.check("44011320141005001X", born.minusDays(1)).faults())
                .containsExactly(BIRTH_DATE);
    }

    @Test
    void a_county_that_no_longer_exists_is_no_fault_a_province_that_never_did_is() {
        assertThat(ResidentId.check("440524188001010014", TODAY).isValid()).isTrue();
        assertThat(ResidentId.check(withCheck("16010519491231002"), TODAY).faults())
                .containsExactly(PROVINCE);
    }

    @Test
    void a_first_generation_number_is_a_legacy_form_and_can_be_upgraded() {
        assertThat(ResidentId.check("110105491231002", TODAY).faults()).containsExactly(LEGACY_FORM);
        assertThat(ResidentId.check("110105490230002", TODAY).faults()).containsExactly(LEGACY_FORM, BIRTH_DATE);
        assertThat(ResidentId.upgrade15("110105491231002")).isEqualTo("11010519491231002X");
        assertThat(ResidentId.upgrade15("150102880730303")).isEqualTo("150102198807303035");
        assertThatThrownBy(() -> ResidentId.upgrade15("11010549123100X")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void every_digit_changed_is_noticed(
            @ForAll @IntRange(min = 0, max = 16) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        var number = "360426199101010071".toCharArray();
        number[at] = (char) ('0' + (number[at] - '0' + by) % 10);
        assertThat(ResidentId.check(new String(number), TODAY).faults()).contains(CHECK_DIGIT);
    }

    @Property
    void every_upgraded_number_of_a_real_day_holds(
            @ForAll @IntRange(min = 0, max = 36_000) int day, @ForAll @IntRange(min = 0, max = 999) int sequence) {
        var birth = LocalDate.of(1900, 1, 1).plusDays(day);
        var old = "110105%02d%02d%02d%03d"
                .formatted(birth.getYear() - 1900, birth.getMonthValue(), birth.getDayOfMonth(), sequence);
        assertThat(ResidentId.check(ResidentId.upgrade15(old), TODAY).isValid()).isTrue();
    }

    private static String withCheck(String body) {
        return "0123456789X"
                .chars()
                .mapToObj(c -> body + (char) c)
                .filter(number -> !ResidentId.check(number, TODAY).faults().contains(CHECK_DIGIT))
                .findFirst()
                .orElseThrow();
    }
}

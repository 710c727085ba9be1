package cn.icpfiling.platform.identifier;

import static cn.icpfiling.platform.identifier.Check.Fault.CHARACTER;
import static cn.icpfiling.platform.identifier.Check.Fault.CHECK_DIGIT;
import static cn.icpfiling.platform.identifier.Check.Fault.INNER_CHECK;
import static cn.icpfiling.platform.identifier.Check.Fault.LEGACY_FORM;
import static cn.icpfiling.platform.identifier.Check.Fault.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "91110000600037341L",
                "91320621MA1MRHG205",
                "91310115591693856A",
                "91110000MA00000077",
                "51510000MJ0000018T",
                "Y1110000MA0T000113"
            })
    void a_code_of_the_standard_holds(String code) {
        assertThat(Uscc.check(code)).isEqualTo(new Check.Valid(code));
    }

    @Test
    void a_wrong_check_is_noticed() {
        assertThat(Uscc.check("91350100M000100Y44").faults()).containsExactly(CHECK_DIGIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"})
    void a_code_of_the_first_pilot_has_a_wrong_check_digit_and_the_form_of_a_code(String code) {
        var check = Uscc.check(code);

        assertThat(check.faults()).isNotEmpty().allMatch(Check.Fault::isOfCheckDigit);
        assertThat(Uscc.isFormOf(check)).isTrue();
        assertThat(Uscc.isFormOf(Uscc.check("91350100M000100Y4I"))).isFalse();
        assertThat(Uscc.isFormOf(Uscc.check("110108000000016"))).isFalse();
    }

    @Test
    void a_wrong_check_of_the_organisation_code_inside_is_noticed_although_the_outer_one_holds() {
        assertThat(Uscc.check("91110000MA0000008A").faults()).containsExactly(INNER_CHECK);
    }

    @Test
    void letters_that_look_like_digits_are_none_of_the_alphabet() {
        assertThat(Uscc.check("91350100M000100Y4I").faults()).containsExactly(CHARACTER);
        assertThat(Uscc.check("9135010OM000100Y43").faults()).containsExactly(CHARACTER);
        assertThat(Uscc.check("91A50100M000100Y43").faults()).containsExactly(CHARACTER);
    }

    @Test
    void small_letters_and_spaces_are_the_same_code() {
        assertThat(Uscc.check(" 91350100 m000100y43")).isEqualTo(new Check.Valid("91350100M000100Y43"));
    }

    @Test
    void numbers_from_before_three_in_one_are_a_legacy_form() {
        assertThat(Uscc.check("110108000000016").faults()).containsExactly(LEGACY_FORM);
        assertThat(Uscc.check("D2143569-X").faults()).containsExactly(LEGACY_FORM);
        assertThat(Uscc.check("110108000000017").faults()).containsExactly(LENGTH);
        assertThat(Uscc.check("").faults()).containsExactly(LENGTH);
    }

    @Property
    void every_digit_changed_is_noticed(
            @ForAll @IntRange(min = 0, max = 17) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        var code = "91110000MA00000077".toCharArray();
        if (!Character.isDigit(code[at])) {
            return;
        }
        code[at] = (char) ('0' + (code[at] - '0' + by) % 10);
        assertThat(Uscc.check(new String(code)).isValid()).isFalse();
    }
}

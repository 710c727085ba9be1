package cn.icpfiling.filing.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.identifier.Check;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every vector of the trade (docs/trade.md 5.1 to 5.4) through the form that its certificate has, with each fault it has. */
class NumberFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 11010519491231002X, ''",
        "RESIDENT_ID, 11010519491231002x, ''",
        "RESIDENT_ID, 360426199101010071, ''",
        "RESIDENT_ID, 44011320141005001X, ''",
        "RESIDENT_ID, 440524188001010014, ''",
        "RESIDENT_ID, 110101190001010014, ''",
        "RESIDENT_ID, 310101200002290023, ''",
        "RESIDENT_ID, 440301199912310032, ''",
        "RESIDENT_ID, 110105194912310021, CHECK_DIGIT",
        "RESIDENT_ID, 360426199101010072, CHECK_DIGIT",
        "RESIDENT_ID, 11010519490230002X, BIRTH_DATE CHECK_DIGIT",
        "RESIDENT_ID, 150102880730303, LEGACY_FORM",
        "RESIDENT_ID, 110105491231002, LEGACY_FORM",
        "USCC, 91350100M000100Y43, ''",
        "USCC, 91110000600037341L, ''",
        "USCC, 91320621MA1MRHG205, ''",
        "USCC, 91310115591693856A, ''",
        "USCC, 91110000MA00000077, ''",
        "USCC, 51510000MJ0000018T, ''",
        "USCC, Y1110000MA0T000113, ''",
        "USCC, 91350100M000100Y44, CHECK_DIGIT",
        "USCC, 91110000MA0000008A, INNER_CHECK",
        "USCC, 91350100M000100Y4I, CHARACTER",
        "USCC, D2143569-X, LEGACY_FORM",
        "BUSINESS_LICENCE, 91350100M000100Y43, ''",
        "BUSINESS_LICENCE, 91110000MA0000008A, INNER_CHECK",
        "BUSINESS_LICENCE, 110108000000016, LEGACY_FORM",
        "BUSINESS_LICENCE, 320300000174110, LEGACY_FORM",
        "BUSINESS_LICENCE, 310117003171688, LEGACY_FORM",
        "BUSINESS_LICENCE, 330282602082220, LEGACY_FORM",
        "BUSINESS_LICENCE, 440301103072002, LEGACY_FORM",
        "BUSINESS_LICENCE, 320483000067847, LEGACY_FORM",
        "BUSINESS_LICENCE, 123456789012345, LEGACY_FORM",
        "BUSINESS_LICENCE, 320483000067848, CHECK_DIGIT LEGACY_FORM",
        "BUSINESS_LICENCE, 110108000000017, CHECK_DIGIT LEGACY_FORM",
        "BUSINESS_LICENCE, 1101081234567, LEGACY_FORM",
        "BUSINESS_LICENCE, 企独京总字第 000123 号, LEGACY_FORM",
        "BUSINESS_LICENCE, 110108123456, LENGTH",
        "USCC, 1101081234567, LENGTH",
        "ORGANISATION_CODE, D2143569-X, ''",
        "ORGANISATION_CODE, 00990986-X, ''",
        "ORGANISATION_CODE, 60003734-1, ''",
        "ORGANISATION_CODE, MA1MRHG2-0, ''",
        "ORGANISATION_CODE, L5701181-X, CHECK_DIGIT",
        "ORGANISATION_CODE, D2143569-0, CHECK_DIGIT",
        "ORGANISATION_CODE, 91110000MA00000077, ''",
        "ORGANISATION_CODE, 91110000MA0000008A, INNER_CHECK",
        "ORGANISATION_CODE, 9111000MA00000077, LENGTH",
    })
    void a_number_has_the_faults_that_the_table_names_and_no_other(NumberForm form, String number, String faults) {
        assertThat(form.check(number, TODAY).faults().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(faults);
    }

    @ParameterizedTest
    @CsvSource({
        "ORGANISATION_CODE, d2143569x, D2143569-X D2143569X",
        "ORGANISATION_CODE, D2143569-X, D2143569-X D2143569X",
        "ORGANISATION_CODE, L5701181X, L5701181-X L5701181X",
        "ORGANISATION_CODE, 91110000MA00000077, 91110000MA00000077 91110000MA00000077",
        "RESIDENT_ID, 110105491231002, 11010519491231002X 110105491231002",
        "RESIDENT_ID, 11010519491231002x, 11010519491231002X 110105491231002",
        "RESIDENT_ID, 310101200002290023, 310101200002290023",
        "BUSINESS_LICENCE, 91110000ma00000077, 91110000MA00000077"
    })
    void every_notation_of_a_number_is_known_and_the_checked_one_comes_first(
            NumberForm form, String number, String notations) {
        assertThat(String.join(" ", form.notations(number))).isEqualTo(notations);
    }

    @Test
    void a_certificate_without_a_known_check_digit_has_letters_digits_and_few_signs() {
        assertThat(NumberForm.FREE.check("京ICP(2019)号-1", TODAY).isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "军字〔2019〕123号, 军字〔2019〕123号",
        "军字〔2019〕 123 号, 军字〔2019〕123号",
        "军字（２０１９）１２３号, 军字(2019)123号",
        "e 1234, E1234",
        "闽民证字第0001号, 闽民证字第0001号",
        "12-3/4, 12-3/4"
    })
    void brackets_full_width_and_inner_spaces_belong_to_such_a_number(String number, String normalized) {
        assertThat(NumberForm.FREE.check(number, TODAY)).isEqualTo(new Check.Valid(normalized));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "()", "-1", "号", "1", "〔〕/", "ab\u0007c", "a=b"})
    void signs_alone_and_other_characters_are_no_number(String number) {
        assertThat(NumberForm.FREE.check(number, TODAY).faults()).containsExactly(Check.Fault.CHARACTER);
    }

    @Test
    void a_full_width_credit_code_is_the_code() {
        assertThat(NumberForm.BUSINESS_LICENCE.check("９１３５０１００Ｍ０００１００Ｙ４３", TODAY))
                .isEqualTo(new Check.Valid("91350100M000100Y43"));
        assertThat(NumberForm.BUSINESS_LICENCE.check("１１０１０８ ０００００００１６", TODAY).faults())
                .containsExactly(Check.Fault.LEGACY_FORM);
    }
}

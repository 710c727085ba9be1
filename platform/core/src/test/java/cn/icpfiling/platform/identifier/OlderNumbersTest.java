package cn.icpfiling.platform.identifier;

import static cn.icpfiling.platform.identifier.Check.Fault.CHARACTER;
import static cn.icpfiling.platform.identifier.Check.Fault.CHECK_DIGIT;
import static cn.icpfiling.platform.identifier.Check.Fault.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OlderNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"D2143569-X", "00990986-X", "60003734-1", "MA1MRHG2-0"})
    void an_organisation_code_of_the_standard_holds(String code) {
        assertThat(OrganisationCode.check(code)).isEqualTo(new Check.Valid(code));
        assertThat(OrganisationCode.check(code.replace("-", ""))).isEqualTo(new Check.Valid(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"L5701181-X", "D2143569-0"})
    void an_organisation_code_with_a_wrong_check_is_noticed(String code) {
        assertThat(OrganisationCode.check(code).faults()).containsExactly(CHECK_DIGIT);
    }

    @Test
    void an_organisation_code_has_nine_characters() {
        assertThat(OrganisationCode.check("D2143569").faults()).containsExactly(LENGTH);
        assertThat(OrganisationCode.check("D21435#9X").faults()).containsExactly(CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110108000000016",
                "320300000174110",
                "310117003171688",
                "330282602082220",
                "440301103072002",
                "320483000067847"
            })
    void a_registration_number_of_the_standard_holds(String number) {
        assertThat(BusinessRegistrationNumber.check(number)).isEqualTo(new Check.Valid(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"320483000067848", "110108000000017"})
    void a_registration_number_with_a_wrong_check_is_noticed(String number) {
        assertThat(BusinessRegistrationNumber.check(number).faults()).containsExactly(CHECK_DIGIT);
    }

    @Test
    void a_right_check_proves_little() {
        assertThat(BusinessRegistrationNumber.check("123456789012345").isValid())
                .isTrue();
    }

    @Test
    void a_registration_number_has_fifteen_digits() {
        assertThat(BusinessRegistrationNumber.check("11010800000001").faults()).containsExactly(LENGTH);
        assertThat(BusinessRegistrationNumber.check("11010800000001X").faults()).containsExactly(CHARACTER);
    }
}

package cn.icpfiling.filing.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainlandPhonesTest {

    private final MainlandPhones phones = new MainlandPhones();

    @ParameterizedTest
    @CsvSource({
        "13800138000,true,true",
        "+86 138 0013 8000,true,true",
        "086-13800138000,true,true",
        "010-82998299,false,true",
        "086-010-82998299,false,true",
        "+852 6123 4567,false,false",
        "+1 650 253 0000,false,false",
        "12,false,false",
        "abc,false,false"
    })
    void numbers_are_judged_by_the_plan(String number, boolean mobile, boolean phone) {
        assertThat(phones.isMainlandMobile(number)).isEqualTo(mobile);
        assertThat(phones.isMainlandPhone(number)).isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource({"+86 138 0013 8000,13800138000", "' 13800138000 ',13800138000", "' abc ',abc"})
    void a_mobile_has_one_writing(String typed, String written) {
        assertThat(phones.national(typed)).isEqualTo(written);
    }
}

package cn.icpfiling.legacy.resets;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NewPasswordPolicyTest {

    @Test
    void a_new_password_has_four_characters_and_not_the_name_of_its_mail() {
        assertThatCode(() -> NewPasswordPolicy.require("correct horse battery", "wang@example.cn"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> NewPasswordPolicy.require("aaaaabbbbb", "wang@example.cn"))
                .hasMessageContaining(NewPasswordPolicy.TOO_SIMPLE);
        assertThatThrownBy(() -> NewPasswordPolicy.require("my-WANG-2026", "wang@example.cn"))
                .hasMessageContaining(NewPasswordPolicy.HAS_LOGIN);
    }

    @Test
    void a_short_name_of_a_mail_may_stand_in_a_password() {
        assertThatCode(() -> NewPasswordPolicy.require("tabletop lamp", "ab@example.cn"))
                .doesNotThrowAnyException();
    }
}

package cn.icpfiling.legacy.resets;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.password.PasswordLists;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class NewPasswordPolicyTest {
    private static final Predicate<String> NONE = password -> false;

    @Test
    void a_new_password_has_four_characters_and_not_the_name_of_its_mail() {
        assertThatCode(() -> NewPasswordPolicy.require("correct horse battery", "wang@example.cn", NONE))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> NewPasswordPolicy.require("aaaaabbbbb", "wang@example.cn", NONE))
                .hasMessageContaining(NewPasswordPolicy.TOO_SIMPLE);
        assertThatThrownBy(() -> NewPasswordPolicy.require("my-WANG-2026", "wang@example.cn", NONE))
                .hasMessageContaining(NewPasswordPolicy.HAS_LOGIN);
    }

    @Test
    void a_short_name_of_a_mail_may_stand_in_a_password() {
        assertThatCode(() -> NewPasswordPolicy.require("tabletop lamp", "ab@example.cn", NONE))
                .doesNotThrowAnyException();
    }

    @Test
    void a_password_that_attackers_try_first_is_refused() {
        var lists = new PasswordLists(Optional.empty());

        assertThatThrownBy(() -> NewPasswordPolicy.require("Password2026!!", "wang@example.cn", lists::contain))
                .hasMessageContaining(NewPasswordPolicy.BREACHED);
        assertThatCode(() -> NewPasswordPolicy.require("correct horse battery", "wang@example.cn", lists::contain))
                .doesNotThrowAnyException();
    }
}

package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void the_first_wish_that_can_be_met_is_met() {
        assertThat(Language.of(List.of(Locale.FRENCH, Locale.UK, Locale.CHINA))).isEqualTo(Language.EN);
    }

    @Test
    void chinese_when_nothing_fits() {
        assertThat(Language.of(List.of(Locale.FRENCH))).isEqualTo(Language.ZH);
        assertThat(Language.of(List.of())).isEqualTo(Language.ZH);
    }
}

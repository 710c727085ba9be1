package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolderTest {

    @Test
    void a_number_in_full_width_small_letters_or_with_spaces_is_the_number() {
        var holder = new Holder("某公司", 1, "91350100M000100Y43");

        assertThat(new Holder(" 某公司 ", 1, "９１３５０１００Ｍ０００１００Ｙ４３")).isEqualTo(holder);
        assertThat(new Holder("某公司", 1, " 91350100 m000100y43")).isEqualTo(holder);
    }
}

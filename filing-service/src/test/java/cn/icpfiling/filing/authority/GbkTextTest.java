package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GbkTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"浙江明日科技有限公司", "阿卜杜拉·买买提", "朱镕基", "喆囧堃", "龍門", "A-1 (b)", "一\n二", "～—〇"})
    void what_gbk_holds_is_carried(String text) {
        assertThat(GbkText.carries(text)).isTrue();
        assertThat(GbkText.lost(text)).isEmpty();
    }

    @Test
    void each_lost_character_is_named_once_and_in_order() {
        assertThat(GbkText.lost("𠮷野家™ 王䶮 𠮷")).containsExactly("𠮷", "™", "䶮");
    }

    @ParameterizedTest
    @ValueSource(strings = {"㐂", "䜣", "🙂", "a\u0000b", "\u0007", "\ud842", "é™", "\u00a0"})
    void rare_characters_symbols_and_control_characters_are_not_carried(String text) {
        assertThat(GbkText.carries(text)).isFalse();
    }

    @Test
    void nothing_is_lost_of_no_text() {
        assertThat(GbkText.lost(null)).isEmpty();
        assertThat(GbkText.lost("")).isEmpty();
    }
}

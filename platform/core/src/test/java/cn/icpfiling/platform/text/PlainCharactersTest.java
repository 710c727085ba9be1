package cn.icpfiling.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCharactersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "张三", "Ann-Marie O'Neil", "𠮷野家", "😀", "e\u0301", "❤\uFE0F", "甲　乙", "<b>"})
    void letters_of_all_scripts_are_plain(String text) {
        assertThat(PlainCharacters.isLine(text)).isTrue();
        assertThat(PlainCharacters.isText(text)).isTrue();
        assertThat(PlainCharacters.isWhole(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "a\u0007",
                "a\u0085",
                "a\u200B",
                "a\u202Eb",
                "a\u2066b",
                "a\u2028b",
                "\uFEFFa",
                "a\u00ADb",
                "\u3164",
                "\uD83D",
                "\uDE00",
                "a\uDE00\uD83D"
            })
    void what_cannot_be_seen_is_plain_nowhere(String text) {
        assertThat(PlainCharacters.isLine(text)).isFalse();
        assertThat(PlainCharacters.isText(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "👩\u200D💻"})
    void a_text_has_lines_and_joined_emoji_and_a_name_has_not(String text) {
        assertThat(PlainCharacters.isText(text)).isTrue();
        assertThat(PlainCharacters.isLine(text)).isFalse();
    }

    @Test
    void half_a_character_is_not_whole() {
        assertThat(PlainCharacters.isWhole("\uD83D\uDE00")).isTrue();
        assertThat(PlainCharacters.isWhole("a\uD83D")).isFalse();
        assertThat(PlainCharacters.isWhole("\uDE00\uD83D")).isFalse();
    }
}

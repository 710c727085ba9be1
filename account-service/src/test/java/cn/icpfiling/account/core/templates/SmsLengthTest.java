package cn.icpfiling.account.core.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.templates.SmsLength.Alphabet;
import org.junit.jupiter.api.Test;

/** The numbers are those of 3GPP TS 23.038 (alphabets) and 23.040 (the header of six octets that joins parts). */
class SmsLengthTest {

    @Test
    void one_sms_has_160_septets_and_a_part_153() {
        assertLength("a".repeat(160), 160, Alphabet.GSM_7, 1);
        assertLength("a".repeat(161), 161, Alphabet.GSM_7, 2);
        assertLength("a".repeat(306), 306, Alphabet.GSM_7, 2);
        assertLength("a".repeat(307), 307, Alphabet.GSM_7, 3);
    }

    @Test
    void one_sms_has_70_units_of_chinese_and_a_part_67() {
        assertLength("备".repeat(70), 70, Alphabet.UCS_2, 1);
        assertLength("备".repeat(71), 71, Alphabet.UCS_2, 2);
        assertLength("备".repeat(134), 134, Alphabet.UCS_2, 2);
        assertLength("备".repeat(135), 135, Alphabet.UCS_2, 3);
    }

    @Test
    void a_bracket_costs_two_septets_and_one_foreign_character_the_alphabet() {
        assertLength("[" + "a".repeat(158), 159, Alphabet.GSM_7, 1);
        assertLength("[" + "a".repeat(159), 160, Alphabet.GSM_7, 2);
        assertLength("é".repeat(160), 160, Alphabet.GSM_7, 1);
        assertLength("ê" + "a".repeat(70), 71, Alphabet.UCS_2, 2);
    }

    @Test
    void a_character_outside_the_basic_plane_is_one_to_people_and_two_to_the_network() {
        assertLength("😀".repeat(35), 35, Alphabet.UCS_2, 1);
        assertLength("😀".repeat(36), 36, Alphabet.UCS_2, 2);
    }

    private static void assertLength(String text, int characters, Alphabet alphabet, int segments) {
        assertThat(SmsLength.of(text)).isEqualTo(new SmsLength(characters, alphabet, segments));
    }
}

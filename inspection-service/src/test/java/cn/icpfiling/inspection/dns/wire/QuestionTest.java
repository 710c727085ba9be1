package cn.icpfiling.inspection.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private final Name name = Name.parse("ab1.example.cn").orElseThrow();
    private final byte[] sent = new byte[Question.LONGEST];

    @Test
    void a_question_is_written_and_read_back() {
        var length = Question.write(sent, 0xbeef, true, name, Wire.TYPE_AAAA, 0b101, true);
        var message = new Message();
        assertThat(message.read(sent, length)).isTrue();
        assertThat(message.id()).isEqualTo(0xbeef);
        assertThat(message.flags()).isEqualTo(Wire.FLAG_RECURSION_DESIRED);
        assertThat(message.type(0)).isEqualTo(Wire.TYPE_OPT);
        assertThat(Arrays.copyOfRange(sent, 13, 16)).containsExactly('A', 'b', '1');
        assertThat(sent[17]).isEqualTo((byte) 'E');
    }

    @Test
    void without_case_bits_and_edns_the_question_is_plain() {
        var length = Question.write(sent, 1, false, name, Wire.TYPE_A, 0, false);
        assertThat(length).isEqualTo(12 + name.length() + 4);
        assertThat(Arrays.copyOfRange(sent, 13, 16)).containsExactly('a', 'b', '1');
    }

    @Test
    void the_question_section_of_an_answer_must_fit() {
        var length = Question.write(sent, 1, false, name, Wire.TYPE_A, 0b11, false);
        var answer = Arrays.copyOf(sent, length);
        assertThat(match(answer)).isEqualTo(Question.Match.EXACT);
        answer[13] ^= 0x20;
        assertThat(match(answer)).isEqualTo(Question.Match.OTHER_CASE);
        answer[13] = 'x';
        assertThat(match(answer)).isEqualTo(Question.Match.DIFFERENT);
        var otherType = Arrays.copyOf(sent, length);
        otherType[length - 3] = Wire.TYPE_AAAA;
        assertThat(match(otherType)).isEqualTo(Question.Match.DIFFERENT);
        var otherClass = Arrays.copyOf(sent, length);
        otherClass[length - 1] = 3;
        assertThat(match(otherClass)).isEqualTo(Question.Match.DIFFERENT);
        var noQuestion = Arrays.copyOf(sent, length);
        noQuestion[5] = 0;
        assertThat(match(noQuestion)).isEqualTo(Question.Match.DIFFERENT);
        assertThat(match(Arrays.copyOf(sent, length - 1))).isEqualTo(Question.Match.DIFFERENT);
    }

    private Question.Match match(byte[] answer) {
        return Question.match(sent, Question.sectionLength(name), answer, answer.length);
    }
}

package cn.icpfiling.verification.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SentLinesTest {

    @Test
    void empty_lines_count_and_say_nothing_and_the_last_needs_no_end() {
        var sent = sent("{\"a\":1}\n\n  \r\n{\"b\":2}");

        assertThat(sent.next()).contains(new SentLines.Line(1, "{\"a\":1}"));
        assertThat(sent.next()).contains(new SentLines.Line(4, "{\"b\":2}"));
        assertThat(sent.next()).isEmpty();
        assertThat(sent.said()).isEqualTo(2);
    }

    @Test
    void ten_thousand_lines_are_read_beside_a_common_holder_and_not_one_more() {
        var sent = sent("{}\n".repeat(10_002));
        sent.next();
        sent.wasNoLine();
        for (var line = 0; line < 10_000; line++) {
            assertThat(sent.next()).isPresent();
        }

        assertThatThrownBy(sent::next).hasMessageContaining("/lines/10002 TOO_MANY_LINES");
    }

    @Test
    void a_line_that_is_no_text_is_one_that_says_nothing_readable() {
        var sent = new SentLines(new ByteArrayInputStream(new byte[] {(byte) 0xff, '\n', '{', '}'}));

        assertThat(sent.next().orElseThrow().text()).isNull();
        assertThat(sent.next()).isPresent();
    }

    @Test
    void a_body_without_an_end_is_refused_at_the_first_line_that_is_too_long() {
        var endless = new InputStream() {
            private int read;

            @Override
            public int read() {
                read++;
                return 'x';
            }
        };

        assertThatThrownBy(() -> new SentLines(endless).next()).hasMessageContaining("/lines/1 LINE_TOO_LONG");
        assertThat(endless.read).isLessThan(100_000);
    }

    @Test
    void what_was_sent_has_a_digest_of_its_own() {
        assertThat(digest("{\"a\":1}\n{\"b\":2}")).isEqualTo(digest("{\"a\":1}\n{\"b\":2}\n"));
        assertThat(digest("{\"a\":1}\n{\"b\":2}")).isNotEqualTo(digest("{\"b\":2}\n{\"a\":1}"));
    }

    private static String digest(String body) {
        var sent = sent(body);
        while (sent.next().isPresent()) {
            assertThat(sent.said()).isPositive();
        }
        return sent.digest();
    }

    private static SentLines sent(String body) {
        return new SentLines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}

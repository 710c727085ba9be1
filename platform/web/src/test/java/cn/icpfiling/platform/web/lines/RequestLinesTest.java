package cn.icpfiling.platform.web.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestLinesTest {

    @Test
    void empty_lines_count_and_say_nothing_and_the_last_needs_no_end() {
        var sent = sent("{\"a\":1}\n\n  \r\n{\"b\":2}");

        assertThat(sent.next()).contains(new RequestLine(1, "{\"a\":1}"));
        assertThat(sent.next()).contains(new RequestLine(4, "{\"b\":2}"));
        assertThat(sent.next()).isEmpty();
        assertThat(sent.count()).isEqualTo(2);
    }

    @Test
    void the_most_lines_are_read_beside_a_head_and_not_one_more() {
        var sent = sent("{}\n".repeat(10_002));
        sent.next();
        sent.skipLast();
        for (var line = 0; line < 10_000; line++) {
            assertThat(sent.next()).isPresent();
        }

        assertThatThrownBy(sent::next).hasMessageContaining("/lines/10002 TOO_MANY_LINES");
    }

    @Test
    void a_line_that_is_no_text_is_one_that_says_nothing_readable() {
        var sent = lines(new ByteArrayInputStream(new byte[] {(byte) 0xff, '\n', '{', '}'}));

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

        assertThatThrownBy(() -> lines(endless).next()).hasMessageContaining("/lines/1 LINE_TOO_LONG");
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
            assertThat(sent.count()).isPositive();
        }
        return sent.digest();
    }

    private static RequestLines sent(String body) {
        return lines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static RequestLines lines(InputStream body) {
        return new RequestLines(body, 10_000, 4 << 10);
    }
}

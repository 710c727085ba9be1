package cn.icpfiling.verification.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTextTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"No matching record.", "域名", "gzip:", "gzip:H4sI"})
    void what_is_packed_is_unpacked_as_it_was(String text) {
        assertThat(PackedText.unpack(PackedText.pack(text))).isEqualTo(text);
    }

    @Test
    void a_long_answer_takes_less_room() {
        var answer = "Registrant Organization: 某某公司\r\nName Server: ns1.dns.example\r\n".repeat(100);

        assertThat(PackedText.pack(answer)).hasSizeLessThan(answer.length() / 10);
        assertThat(PackedText.unpack(PackedText.pack(answer))).isEqualTo(answer);
    }

    @Test
    void what_was_kept_before_there_was_packing_is_read() {
        var answer = "x".repeat(10_000);

        assertThat(PackedText.unpack(answer)).isEqualTo(answer);
    }

    @Test
    void a_row_that_is_broken_is_not_read_as_something_else() {
        assertThatThrownBy(() -> PackedText.unpack("gzip:AAAA")).isInstanceOf(UncheckedIOException.class);
    }
}

package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.OrderType;
import java.io.StringReader;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void the_bundled_file_has_a_word_for_every_term() {
        assertThat(Vocabulary.bundled().word(Term.ORDER)).isEqualTo("Baxh");
    }

    @Test
    void a_missing_word_stops_the_start() {
        assertThatThrownBy(() -> Vocabulary.read(new StringReader(all().replace("order = x\n", ""))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order");
    }

    @Test
    void a_word_nothing_uses_stops_the_start() {
        assertThatThrownBy(() -> Vocabulary.read(new StringReader(all() + "ordre = x\n")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ordre");
    }

    @Test
    void types_of_certificate_that_are_no_numbers_stop_the_start() {
        assertThat(Vocabulary.bundled().askableCertificateTypes())
                .contains(1, 2, 11)
                .doesNotContain(0, 12, 19);
        assertThatThrownBy(() -> Vocabulary.read(new StringReader(all().replace("types = 1, 2", "types = x"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("status-certificate-types");
    }

    private static String all() {
        return "status-certificate-types = 1, 2\n"
                + Stream.concat(
                                Arrays.stream(Term.values()).map(Term::key),
                                Arrays.stream(OrderType.values())
                                        .map(Vocabulary::groupKey)
                                        .distinct())
                        .map(key -> key + " = x\n")
                        .collect(Collectors.joining());
    }
}

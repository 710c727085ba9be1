package cn.icpfiling.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "\"8e03978e-40d5\"|8e03978e-40d5",
                "8e03978e-40d5|8e03978e-40d5",
                "\"two words\"|two words",
                "\"a\\\"b\\\\c\"|a\"b\\c"
            },
            delimiter = '|')
    void quoted_and_bare_are_the_same_key(String header, String key) {
        assertThat(IdempotencyKey.of(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void a_missing_key_is_told_as_such(String header) {
        assertRefused(header, CommonProblem.IDEMPOTENCY_KEY_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"open", "two words", "a,b", "\"a\"x", "\"\"", "键", "\"a\\b\""})
    void what_is_no_key_is_refused(String header) {
        assertRefused(header, CommonProblem.INVALID_FIELD);
    }

    @Test
    void the_longest_key_has_255_characters() {
        assertThat(IdempotencyKey.of("\"" + "k".repeat(255) + "\"")).hasSize(255);

        assertRefused("k".repeat(256), CommonProblem.INVALID_FIELD);
        assertThat(IdempotencyKey.of("\"" + "\\\"".repeat(255) + "\"")).hasSize(255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "\\\"", "\"", ","})
    void a_key_as_long_as_a_header_may_be_is_too_long(String part) {
        var header = "\"" + part.repeat(15_000 / part.length()) + "\"";
        assertThatThrownBy(() -> IdempotencyKey.of(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::code)
                                .containsExactly("SIZE"));
    }

    private static void assertRefused(String header, CommonProblem type) {
        assertThatThrownBy(() -> IdempotencyKey.of(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}

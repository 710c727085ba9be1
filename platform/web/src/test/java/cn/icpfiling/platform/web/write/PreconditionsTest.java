package cn.icpfiling.platform.web.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    private static final VersionTag SEVENTH = new VersionTag(7, Locale.CHINESE);

    @Test
    void a_tag_names_version_and_language() {
        assertThat(SEVENTH).hasToString("\"7-zh\"");
        assertThat(new VersionTag(7, Locale.ENGLISH)).hasToString("\"7-en\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7-zh\"", "\"7-en\"", "\"6-zh\" , \"7-zh\"", "*", " \"7-zh\" "})
    void the_present_version_may_be_changed(String header) {
        assertThatCode(() -> IfMatch.of(header).require(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6-zh\"", "\"77-zh\"", "W/\"7-zh\"", "\"\"", "\"7\""})
    void another_version_may_not(String header) {
        assertRefused(() -> IfMatch.of(header).require(7), CommonProblem.PRECONDITION_FAILED);
    }

    @Test
    void a_missing_precondition_is_refused_only_when_it_is_judged() {
        var none = IfMatch.of(null);

        assertRefused(() -> none.require(7), CommonProblem.PRECONDITION_REQUIRED);
    }

    @Test
    void who_stands_for_what_it_has_read_names_the_version() {
        assertThatCode(() -> IfMatch.ofRead("\"6-zh\", \"7-zh\"").require(7)).doesNotThrowAnyException();
        assertRefused(() -> IfMatch.ofRead("\"6-zh\"").require(7), CommonProblem.PRECONDITION_FAILED);
        assertRefused(() -> IfMatch.ofRead(" * ").require(7), CommonProblem.PRECONDITION_REQUIRED);
        assertRefused(() -> IfMatch.ofRead(null).require(7), CommonProblem.PRECONDITION_REQUIRED);
        assertRefused(() -> IfMatch.ofRead("7-zh"), CommonProblem.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7-zh", "\"7-zh", "\"7-zh\" \"8-zh\"", "\"7-zh\",", "w/\"7-zh\""})
    void what_is_no_tag_cannot_be_read(String header) {
        assertRefused(() -> IfMatch.of(header), CommonProblem.INVALID_FIELD);
        assertRefused(() -> IfNoneMatch.of(header), CommonProblem.INVALID_FIELD);
    }

    @Test
    void a_reader_who_knows_it_in_that_language_need_not_hear_it_again() {
        assertThat(IfNoneMatch.of("\"7-zh\"").knows(SEVENTH)).isTrue();
        assertThat(IfNoneMatch.of("\"1-zh\", W/\"7-zh\"").knows(SEVENTH)).isTrue();
        assertThat(IfNoneMatch.of("*").knows(SEVENTH)).isTrue();
        assertThat(IfNoneMatch.of("\"7-en\"").knows(SEVENTH)).isFalse();
        assertThat(IfNoneMatch.of("\"8-zh\"").knows(SEVENTH)).isFalse();
        assertThat(IfNoneMatch.of(null).knows(SEVENTH)).isFalse();
    }

    private static void assertRefused(ThrowingCallable call, CommonProblem type) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}

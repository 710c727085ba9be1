package cn.icpfiling.inspection.campaignchecks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose fault it is that a name got no answer. */
class NameAnswersTest {

    private final NameAnswers names = new NameAnswers();

    @Test
    void a_name_without_an_answer_is_doubtful_until_other_names_got_one() {
        names.answered("before.com");
        assertThat(names.isDoubtful("dead.com")).isTrue();
        assertThat(names.isDoubtful("dead.com"))
                .as("nothing was learnt meanwhile")
                .isTrue();
        names.answered("after.com");
        assertThat(names.isDoubtful("dead.com")).isFalse();
    }

    @Test
    void while_most_names_get_no_answer_none_is_to_blame() {
        assertThat(names.isDoubtful("a.com")).isTrue();
        assertThat(names.isDoubtful("b.com")).isTrue();
        names.answered("cached.com");
        assertThat(names.isDoubtful("c.com")).isTrue();
        assertThat(names.isDoubtful("a.com"))
                .as("one answer and two failures since")
                .isTrue();
    }

    @Test
    void a_name_that_got_an_answer_begins_anew() {
        assertThat(names.isDoubtful("a.com")).isTrue();
        names.answered("a.com");
        names.answered("b.com");
        assertThat(names.isDoubtful("a.com")).isTrue();
    }
}

package cn.icpfiling.inspection.dns.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionCountsTest {
    private static final long MILLI = 1_000_000L;

    private final QuestionCounts counts = new QuestionCounts();

    @Test
    void a_repeated_question_is_told_from_a_new_one() {
        assertThat(note("a.test", 1, "127.0.10.1", false, 0)).isZero();
        assertThat(note("a.test", 1, "127.0.10.1", false, 1)).isEqualTo(1);
        assertThat(note("a.test", 28, "127.0.10.1", false, 2)).isZero();
        assertThat(note("a.test", 1, "127.0.10.2", false, 3)).isZero();
        assertThat(note("a.test", 1, "127.0.10.1", true, 4)).isZero();
        assertThat(counts.different("127.0.10.0/24")).isEqualTo(4);
        assertThat(counts.questions()).isEqualTo(5);
    }

    @Test
    void two_hundred_thousand_questions_are_kept_apart() {
        for (var round = 0; round < 2; round++) {
            for (var number = 0; number < 200_000; number++) {
                assertThat(note("d" + number + ".test", 1, "127.0.11.1", false, number))
                        .isEqualTo(round);
            }
        }
        assertThat(counts.different("127.0.11.0/24")).isEqualTo(200_000);
    }

    @Test
    void the_busiest_second_is_found_across_slots() {
        for (var at : new long[] {0, 500, 950, 1040, 1049, 1900, 2100}) {
            note("n" + at + ".test", 1, "127.0.12.1", false, at * MILLI);
        }
        assertThat(counts.busiestSecond("127.0.12.0/24")).isEqualTo(4);
        assertThat(counts.slots("127.0.12.0/24")).hasSize(22).startsWith(1, 0).contains(2);
    }

    private int note(String name, int type, String server, boolean tcp, long at) {
        return counts.note(name, type, server, tcp, at);
    }
}

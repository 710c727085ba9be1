package cn.icpfiling.legacy.core.latepapers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LatePaperTest {

    private static final Instant NOW = Instant.parse("2026-11-28T01:00:00Z");

    private final LatePaper paper = new LatePaper(new UUID(0, 1), new UUID(0, 2), "SUBJECT_CERTIFICATE", NOW);

    @Test
    void the_distance_of_the_tries_doubles_up_to_a_day_and_the_last_try_gives_the_paper_up() {
        var at = NOW;
        var longest = Duration.ZERO;
        while (paper.state() == LatePaperState.AWAITED) {
            assertThat(paper.nextTryAt()).isAfter(at);
            var wait = Duration.between(at, paper.nextTryAt());
            assertThat(wait).isGreaterThanOrEqualTo(longest).isLessThanOrEqualTo(Duration.ofDays(1));
            longest = wait;
            at = paper.nextTryAt();
            paper.missed(at);
        }

        assertThat(paper.state()).isEqualTo(LatePaperState.GIVEN_UP);
        assertThat(paper.tries()).isEqualTo(LatePaper.MOST_TRIES);
        assertThat(paper.nextTryAt()).isNull();
        assertThat(Duration.between(NOW, at)).isBetween(Duration.ofDays(9), Duration.ofDays(12));
    }

    @Test
    void silence_is_no_try() {
        paper.silence(NOW);

        assertThat(paper.tries()).isZero();
        assertThat(paper.nextTryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void a_paper_about_which_nobody_answers_for_thirty_days_goes_to_a_person() {
        var end = NOW.plus(LatePaper.PATIENCE);
        assertThat(paper.silence(end.minusSeconds(1))).isNull();
        assertThat(paper.state()).isEqualTo(LatePaperState.AWAITED);

        assertThat(paper.silence(end)).isEqualTo("LEGACY_PAPER.GIVE_UP");
        assertThat(paper.state()).isEqualTo(LatePaperState.GIVEN_UP);
        assertThat(paper.nextTryAt()).isNull();
        assertThat(paper.tries()).isZero();
    }

    @Test
    void an_answer_and_a_new_search_by_a_person_begin_the_patience_anew() {
        var answered = NOW.plus(Duration.ofDays(20));
        paper.missed(answered);
        assertThat(paper.silence(NOW.plus(LatePaper.PATIENCE))).isNull();

        var end = answered.plus(LatePaper.PATIENCE);
        assertThat(paper.silence(end)).isNotNull();
        paper.tryAgain(end);
        assertThat(paper.silence(end.plus(Duration.ofDays(29)))).isNull();
        assertThat(paper.silence(end.plus(LatePaper.PATIENCE))).isEqualTo("LEGACY_PAPER.GIVE_UP");
    }

    @Test
    void a_file_that_cannot_be_kept_goes_to_a_person_at_once_who_has_it_looked_for_again_or_closes_it() {
        assertThat(paper.unreadable()).isEqualTo("LEGACY_PAPER.GIVE_UP");
        assertThat(paper.reason()).isEqualTo(LatePaperReason.UNREADABLE);

        paper.tryAgain(NOW);
        assertThat(paper.nextTryAt()).isEqualTo(NOW);
        assertThat(paper.tries()).isZero();
        paper.close(NOW);
        assertThat(paper.state()).isEqualTo(LatePaperState.CLOSED);
        assertThat(paper.endedAt()).isEqualTo(NOW);
        assertThat(paper.tryAgain(NOW)).isEqualTo("LEGACY_PAPER.TRY_AGAIN");
        assertThat(paper.state()).isEqualTo(LatePaperState.AWAITED);
        assertThat(paper.endedAt()).isNull();
    }

    @Test
    void a_paper_that_no_hand_over_noted_is_due_at_once_and_keeps_when_it_was_missed() {
        var later = NOW.plus(Duration.ofDays(400));
        var searched = LatePaper.searched(new UUID(0, 3), new UUID(0, 2), "PLEDGE", NOW, later);

        assertThat(searched.missedAt()).isEqualTo(NOW);
        assertThat(searched.nextTryAt()).isEqualTo(later);
        assertThat(searched.silence(later.plus(Duration.ofDays(29)))).isNull();
        searched.missed(later);
        assertThat(searched.nextTryAt()).isEqualTo(later.plus(Duration.ofHours(2)));
    }

    @Test
    void a_paper_that_came_takes_no_decision() {
        paper.arrived(NOW);

        assertThatThrownBy(() -> paper.close(NOW)).isInstanceOf(ProblemException.class);
        assertThat(LatePaperLifecycle.table().acts(LatePaperState.ARRIVED, LatePaperParty.SUPPORT))
                .isEmpty();
        assertThat(LatePaperLifecycle.table().isFinal(LatePaperState.CLOSED)).isFalse();
    }

    @Test
    void a_paper_that_is_missing_at_a_repeated_hand_over_is_looked_for_as_after_the_first_unless_a_person_is_asked() {
        var later = NOW.plus(Duration.ofDays(40));
        paper.missed(NOW);
        paper.arrived(NOW);

        paper.missedAgain(later);

        assertThat(paper.state()).isEqualTo(LatePaperState.AWAITED);
        assertThat(paper.tries()).isZero();
        assertThat(paper.endedAt()).isNull();
        assertThat(paper.missedAt()).isEqualTo(later);
        assertThat(paper.nextTryAt()).isEqualTo(later.plus(Duration.ofHours(1)));

        paper.unreadable();
        paper.missedAgain(later);
        assertThat(paper.state()).isEqualTo(LatePaperState.GIVEN_UP);
    }
}

package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.core.KeySchedule.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration LIFE = Duration.ofDays(30);

    private final KeySchedule schedule = new KeySchedule(LIFE);
    private final Term first = new Term(1, NOW, NOW.plus(LIFE));

    @Test
    void the_first_key_signs_at_once() {
        assertThat(schedule.due(List.of(), NOW)).contains(first);
    }

    @Test
    void no_key_is_made_long_before_it_is_wanted() {
        assertThat(schedule.due(
                        List.of(first),
                        first.signsUntil().minus(Duration.ofDays(1)).minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void the_next_key_is_there_a_day_before_it_signs() {
        var aDayBefore = first.signsUntil().minus(Duration.ofDays(1));

        var next = schedule.due(List.of(first), aDayBefore).orElseThrow();

        assertThat(next)
                .isEqualTo(new Term(2, first.signsUntil(), first.signsUntil().plus(LIFE)));
        assertThat(next.published(aDayBefore)).isTrue();
        assertThat(next.signs(aDayBefore)).isFalse();
        assertThat(schedule.due(List.of(first, next), aDayBefore)).isEmpty();
    }

    @Test
    void an_old_key_stays_published_until_its_last_token_is_dead() {
        var end = first.signsUntil();

        assertThat(first.signs(end)).isFalse();
        assertThat(first.published(end.plus(Duration.ofMinutes(11)))).isTrue();
        assertThat(first.published(end.plus(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void who_slept_through_a_term_signs_with_a_new_key_at_once() {
        var late = first.signsUntil().plus(Duration.ofDays(9));

        assertThat(schedule.due(List.of(first), late)).contains(new Term(2, late, late.plus(LIFE)));
    }

    @Test
    void at_every_hour_of_a_year_exactly_one_published_key_signs() {
        var keys = new ArrayList<Term>();

        for (var at = NOW; at.isBefore(NOW.plus(Duration.ofDays(365))); at = at.plus(Duration.ofHours(1))) {
            var now = at;
            schedule.due(keys, now).ifPresent(keys::add);
            assertThat(keys).filteredOn(key -> key.signs(now)).singleElement().matches(key -> key.published(now));
        }
    }

    @Test
    void a_life_too_short_to_be_published_ahead_is_refused() {
        assertThatThrownBy(() -> new KeySchedule(Duration.ofDays(1))).isInstanceOf(IllegalArgumentException.class);
    }
}

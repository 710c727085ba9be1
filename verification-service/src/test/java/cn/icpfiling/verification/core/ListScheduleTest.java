package cn.icpfiling.verification.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.ListSchedule.Activated;
import cn.icpfiling.verification.core.ListVersion.Life;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListScheduleTest {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant A_MOMENT_BEFORE = THIRD.minusNanos(1000);

    private final ListSchedule schedule = new ListSchedule(List.of(at(2, SECOND), at(3, THIRD), at(1, FIRST)));

    @Test
    void a_version_holds_from_its_moment_until_that_of_the_next() {
        assertThat(schedule.at(FIRST.minusNanos(1000))).isEmpty();
        assertThat(holding(schedule, FIRST)).isEqualTo(1);
        assertThat(holding(schedule, SECOND)).isEqualTo(2);
        assertThat(holding(schedule, A_MOMENT_BEFORE)).isEqualTo(2);
        assertThat(holding(schedule, THIRD)).isEqualTo(3);
        assertThat(schedule.at(SECOND)).hasValueSatisfying(period -> {
            assertThat(period.from()).isEqualTo(SECOND);
            assertThat(period.until()).isEqualTo(THIRD);
        });
    }

    @Test
    void one_that_begins_before_a_scheduled_one_with_a_lower_number_keeps_it_from_ever_holding() {
        var hurried = new ListSchedule(List.of(at(1, FIRST), at(2, THIRD), at(3, SECOND)));

        assertThat(holding(hurried, THIRD)).isEqualTo(3);
        assertThat(hurried.scheduled(FIRST)).extracting(Activated::version).containsExactly(3);
        assertThat(state(hurried, 2, FIRST)).isEqualTo(ListState.REPLACED);
    }

    @Test
    void of_two_that_begin_at_one_moment_the_higher_number_holds() {
        var twice = new ListSchedule(List.of(at(1, FIRST), at(2, SECOND), at(3, SECOND)));

        assertThat(holding(twice, SECOND)).isEqualTo(3);
        assertThat(state(twice, 2, SECOND)).isEqualTo(ListState.REPLACED);
    }

    @Test
    void the_state_is_that_of_the_moment() {
        assertThat(state(schedule, 3, A_MOMENT_BEFORE)).isEqualTo(ListState.SCHEDULED);
        assertThat(state(schedule, 2, A_MOMENT_BEFORE)).isEqualTo(ListState.IN_FORCE);
        assertThat(state(schedule, 3, THIRD)).isEqualTo(ListState.IN_FORCE);
        assertThat(state(schedule, 2, THIRD)).isEqualTo(ListState.REPLACED);
        assertThat(schedule.newest())
                .hasValueSatisfying(newest -> assertThat(newest.version()).isEqualTo(3));
    }

    @Test
    void what_is_no_draft_any_more_and_has_begun_or_ended_allows_nothing() {
        assertThat(ListState.DRAFT.acts()).containsExactly(ListAct.ACTIVATE, ListAct.DISCARD);
        assertThat(ListState.SCHEDULED.acts()).containsExactly(ListAct.CANCEL);
        assertThat(List.of(ListState.IN_FORCE, ListState.REPLACED, ListState.DISCARDED, ListState.CANCELLED))
                .allSatisfy(state -> assertThat(state.acts()).isEmpty());
    }

    private static int holding(ListSchedule schedule, Instant moment) {
        return schedule.at(moment).orElseThrow().version().version();
    }

    private static ListState state(ListSchedule schedule, int version, Instant now) {
        return new ListVersion(
                        id(version),
                        ListKind.TLD,
                        version,
                        ListOrigin.OPERATOR,
                        Life.ACTIVE,
                        "",
                        1,
                        null,
                        null,
                        null,
                        FIRST,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .state(schedule, now);
    }

    private static Activated at(int version, Instant from) {
        return new Activated(id(version), version, from);
    }

    private static UUID id(int version) {
        return new UUID(0, version);
    }
}

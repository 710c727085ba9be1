package cn.icpfiling.inspection.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    /** National Day 2026: 2026-10-01 to 2026-10-07 are off; Saturday 2026-10-10 is worked. */
    @Test
    void holidays_and_moved_working_days_count() {
        var term = Deadlines.after(LocalDate.of(2026, 9, 29), 3, List.of(), LocalDate.of(2026, 9, 29));

        assertThat(term.dueOn()).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(term.provisional()).isFalse();
        assertThat(Deadlines.daysLeft(LocalDate.of(2026, 10, 3), term.dueOn())).isEqualTo(2);
        assertThat(Deadlines.daysLeft(LocalDate.of(2026, 9, 29), term.dueOn())).isEqualTo(3);
    }

    @Test
    void a_day_beyond_the_announced_calendar_is_provisional() {
        assertThat(Deadlines.after(LocalDate.of(2040, 1, 2), 3, List.of(), LocalDate.of(2040, 1, 2))
                        .provisional())
                .isTrue();
    }

    @Test
    void reminders_come_on_working_days_the_earliest_first_and_only_those_to_come() {
        var due = LocalDate.of(2026, 3, 16);

        assertThat(Deadlines.nextReminder(due, List.of(1, 5), LocalDate.of(2026, 3, 2)))
                .contains(LocalDate.of(2026, 3, 9));
        assertThat(Deadlines.nextReminder(due, List.of(1, 5), LocalDate.of(2026, 3, 9)))
                .contains(LocalDate.of(2026, 3, 13));
        assertThat(Deadlines.nextReminder(due, List.of(1, 5), LocalDate.of(2026, 3, 13)))
                .isEmpty();
        assertThat(Deadlines.daysLeft(LocalDate.of(2026, 3, 13), due)).isEqualTo(1);
    }
}

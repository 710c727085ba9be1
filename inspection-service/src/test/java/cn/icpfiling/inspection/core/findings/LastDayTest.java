package cn.icpfiling.inspection.core.findings;

import static cn.icpfiling.inspection.core.findings.Findings.HOLDER;
import static cn.icpfiling.inspection.core.findings.Findings.INSPECTOR;
import static cn.icpfiling.inspection.core.findings.Findings.MONDAY;
import static cn.icpfiling.inspection.core.findings.Findings.POLICY;
import static cn.icpfiling.inspection.core.findings.Findings.at;
import static cn.icpfiling.inspection.core.findings.Findings.march;
import static cn.icpfiling.inspection.core.findings.Findings.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A finding whose last day the authority has published, here Sunday 2026-03-08. */
class LastDayTest {
    private static final LocalDate SUNDAY = march(8);

    @Test
    void the_deadline_is_the_published_day_even_if_it_is_no_working_day() {
        var finding = told();

        assertThat(finding.stand().term()).isEqualTo(new FindingTerm(SUNDAY, false, march(3), null, null));
        assertThat(finding.stand().term().dayKind()).isEqualTo(DayKind.CALENDAR);
        assertThat(Findings.told().stand().term().dayKind()).isEqualTo(DayKind.WORKING);
    }

    @Test
    void days_left_and_reminders_count_calendar_days() {
        var finding = told();

        assertThat(finding.daysLeft(march(2))).contains(6);
        assertThat(finding.daysLeft(SUNDAY)).contains(0);
        assertThat(finding.due(march(3))).contains(FindingAct.REMIND);
        finding.remind(terms(), at(march(3)));
        assertThat(finding.stand().term().remindOn()).isEqualTo(march(7));
        finding.remind(terms(), at(march(7)));
        assertThat(finding.stand().term().remindOn()).isNull();
        assertThat(finding.due(SUNDAY)).isEmpty();
        assertThat(finding.due(march(9))).contains(FindingAct.EXPIRE);
    }

    @Test
    void a_contest_does_not_stop_the_published_day() {
        var finding = told();
        finding.contest(terms(), HOLDER, at(march(4)));

        assertThat(finding.daysLeft(march(6))).contains(2);
        finding.confirm(terms(), INSPECTOR, at(march(6)));
        assertThat(finding.stand().term().dueOn()).isEqualTo(SUNDAY);
        assertThat(finding.stand().term().remindOn()).isEqualTo(march(7));
    }

    @Test
    void an_inspector_does_not_extend_the_published_day() {
        var finding = told();

        assertThatThrownBy(() -> finding.extend(terms(), 1, INSPECTOR, at(march(4))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.violations().getFirst().code())
                                .isEqualTo("LAST_DAY_OF_SOURCE"));
    }

    @Test
    void a_transfer_does_not_move_the_published_day() {
        var finding = told();
        finding.remindNewHolder(terms(), at(march(7)));

        assertThat(finding.stand().term().dueOn()).isEqualTo(SUNDAY);
    }

    @Test
    void a_holder_who_is_told_late_has_no_days_left() {
        var finding = opened();
        finding.notifyHolder(terms(), INSPECTOR, at(march(20)));

        assertThat(finding.daysLeft(march(20))).contains(0);
        assertThat(finding.due(march(20))).contains(FindingAct.EXPIRE);
    }

    private static Finding told() {
        var finding = opened();
        finding.notifyHolder(terms(), FindingActor.SYSTEM, MONDAY);
        return finding;
    }

    private static Finding opened() {
        var key = new FindingKey(
                FindingSource.AUTHORITY_LIST, Ids.next().toString(), "SITE.SHELL", Ids.next(), Ids.next(), null);
        var finding = Finding.of(Ids.next(), key, SUNDAY, new FindingOwner(HOLDER.account(), null, "11"));
        finding.open(POLICY, terms(), FindingActor.SYSTEM, MONDAY);
        return finding;
    }
}

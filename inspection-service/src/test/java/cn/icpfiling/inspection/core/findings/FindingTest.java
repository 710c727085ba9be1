package cn.icpfiling.inspection.core.findings;

import static cn.icpfiling.inspection.core.findings.Findings.HOLDER;
import static cn.icpfiling.inspection.core.findings.Findings.INSPECTOR;
import static cn.icpfiling.inspection.core.findings.Findings.MONDAY;
import static cn.icpfiling.inspection.core.findings.Findings.POLICY;
import static cn.icpfiling.inspection.core.findings.Findings.at;
import static cn.icpfiling.inspection.core.findings.Findings.march;
import static cn.icpfiling.inspection.core.findings.Findings.opened;
import static cn.icpfiling.inspection.core.findings.Findings.terms;
import static cn.icpfiling.inspection.core.findings.Findings.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void the_deadline_is_counted_in_working_days_from_the_day_of_the_notice() {
        var finding = told();

        assertThat(finding.stand().term()).isEqualTo(new FindingTerm(march(16), false, march(9), march(2), 10));
        assertThat(finding.daysLeft(march(2))).contains(10);
        assertThat(finding.daysLeft(march(14))).contains(1);
        assertThat(finding.daysLeft(march(16))).contains(0);
    }

    @Test
    void the_platform_tells_reminds_and_lets_the_deadline_pass_each_on_its_day() {
        var finding = opened();
        var acts = new ArrayList<String>();
        for (var day = march(2); day.isBefore(march(20)); day = day.plusDays(1)) {
            var due = finding.due(day);
            if (due.isPresent()) {
                acts.add(day + " " + due.get());
                switch (due.get()) {
                    case NOTIFY -> finding.notifyHolder(terms(), FindingActor.SYSTEM, at(day));
                    case REMIND -> finding.remind(terms(), at(day));
                    default -> finding.expire(at(day));
                }
            }
        }

        assertThat(acts)
                .containsExactly("2026-03-02 NOTIFY", "2026-03-09 REMIND", "2026-03-13 REMIND", "2026-03-17 EXPIRE");
        assertThat(finding.state()).isEqualTo(FindingState.OVERDUE);
        assertThat(finding.stand().sequence()).isEqualTo(5);
    }

    @Test
    void a_job_that_runs_late_sends_no_missed_reminder_after_the_last_day() {
        assertThat(told().due(march(25))).contains(FindingAct.EXPIRE);
    }

    @Test
    void a_contest_stops_the_deadline_and_a_confirmed_finding_goes_on_with_the_days_that_were_left() {
        var finding = told();
        finding.contest(terms(), HOLDER, at(march(4)));

        assertThat(finding.due(march(30))).isEmpty();
        assertThat(finding.daysLeft(march(30))).contains(8);

        finding.confirm(terms(), INSPECTOR, at(march(18)));
        assertThat(finding.stand().term().dueOn()).isEqualTo(march(30));
        assertThat(finding.daysLeft(march(18))).contains(8);
    }

    @Test
    void a_finding_that_was_contested_late_has_the_days_of_the_policy_left() {
        var finding = told();
        finding.contest(terms(), HOLDER, at(march(16)));
        finding.confirm(terms(), INSPECTOR, at(march(18)));

        assertThat(finding.stand().term().dueOn()).isEqualTo(march(23));
    }

    @Test
    void a_finding_is_contested_as_often_as_the_policy_says() {
        var finding = told();
        for (var round = 0; round < 2; round++) {
            finding.contest(terms(), HOLDER, at(march(4)));
            finding.confirm(terms(), INSPECTOR, at(march(5)));
        }

        refused(() -> finding.contest(terms(), HOLDER, at(march(6))), "CONTESTED_OFTEN_ENOUGH");
    }

    @Test
    void extensions_add_up_to_the_policys_sum_and_call_an_overdue_finding_back() {
        var finding = told();
        finding.extend(terms(), 2, INSPECTOR, at(march(3)));
        assertThat(finding.stand().term().dueOn()).isEqualTo(march(18));
        finding.expire(at(march(19)));

        refused(() -> finding.extend(terms(), 5, INSPECTOR, at(march(20))), "EXTENSION_TOO_LONG");

        var late = told();
        late.expire(at(march(17)));
        late.extend(terms(), 6, INSPECTOR, at(march(20)));
        assertThat(late.state()).isEqualTo(FindingState.NOTIFIED);
        assertThat(late.stand().term().dueOn()).isEqualTo(march(30));
    }

    @Test
    void a_finding_that_an_inspector_must_see_first_waits_and_so_does_one_without_a_holder() {
        var owner = new FindingOwner(HOLDER.account(), null, "11");
        var waits = opened(owner, terms(FirstNotice.BY_INSPECTOR));
        var unknown = opened(FindingOwner.UNKNOWN, terms());

        assertThat(waits.due(march(30))).isEmpty();
        assertThat(unknown.due(march(30))).isEmpty();

        unknown.belongsTo(owner, terms(), march(5));
        assertThat(unknown.due(march(5))).contains(FindingAct.NOTIFY);
        waits.belongsTo(new FindingOwner(Ids.next(), null, "11"), terms(FirstNotice.BY_INSPECTOR), march(5));
        assertThat(waits.due(march(30))).isEmpty();
    }

    @Test
    void a_settled_finding_has_no_deadline_and_a_reopened_one_begins_anew() {
        var finding = told();
        finding.contest(terms(), HOLDER, at(march(4)));
        finding.end(EndReason.ACCESS_ENDED, at(march(5)));

        assertThat(finding.daysLeft(march(6))).isEmpty();
        assertThat(finding.due(march(30))).isEmpty();
        assertThat(finding.stand().daysLeft()).isNull();
        assertThat(finding.isUnsettled()).isTrue();

        finding.reopen(POLICY, terms(), at(march(20)));
        assertThat(finding.state()).isEqualTo(FindingState.OPENED);
        assertThat(finding.stand().contests()).isZero();
        assertThat(finding.stand().term()).isNull();
        assertThat(finding.due(march(20))).contains(FindingAct.NOTIFY);
    }

    @Test
    void steps_are_counted_without_gaps_and_name_their_event() {
        var finding = Finding.of(
                Ids.next(),
                new FindingKey(FindingSource.SCAN, "a.com", "SITE.SHELL", Ids.next(), Ids.next(), "a.com"),
                new FindingOwner(HOLDER.account(), null, "11"));
        var steps = List.of(
                finding.open(POLICY, terms(), FindingActor.SYSTEM, MONDAY),
                finding.notifyHolder(terms(), FindingActor.SYSTEM, MONDAY),
                finding.recheck(INSPECTOR, MONDAY),
                finding.cure(FindingActor.SYSTEM, MONDAY));

        assertThat(steps).extracting(FindingStep::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(steps)
                .extracting(FindingStep::event)
                .containsExactly(
                        "inspection.finding.opened",
                        "inspection.finding.notified",
                        "inspection.finding.rechecked",
                        "inspection.finding.cured");
        assertThat(steps.getFirst().from()).isNull();
    }

    @Test
    void nobody_is_told_of_a_finding_without_a_holder() {
        var finding = opened(FindingOwner.UNKNOWN, terms());

        notAllowed(() -> finding.notifyHolder(terms(), INSPECTOR, MONDAY));
        assertThat(finding.allowedActs(FindingRole.INSPECTOR, march(2))).doesNotContain(FindingAct.NOTIFY);
        finding.belongsTo(new FindingOwner(HOLDER.account(), null, "11"), terms(), march(2));
        assertThat(finding.allowedActs(FindingRole.INSPECTOR, march(2))).contains(FindingAct.NOTIFY);
    }

    @Test
    void nobody_contests_after_the_last_day_before_the_job_has_run() {
        var finding = told();

        assertThat(finding.allowedActs(FindingRole.HOLDER, march(16))).contains(FindingAct.CONTEST);
        assertThat(finding.allowedActs(FindingRole.HOLDER, march(17))).isEmpty();
        notAllowed(() -> finding.contest(terms(), HOLDER, at(march(17))));
    }

    @Test
    void an_extension_after_the_last_day_counts_from_today_before_the_job_has_run() {
        var finding = told();
        finding.extend(terms(), 1, INSPECTOR, at(march(20)));

        assertThat(finding.stand().term().dueOn()).isEqualTo(march(23));
    }

    @Test
    void a_last_day_that_moved_with_the_calendar_is_told_by_a_reminder_and_passes_on_its_new_day() {
        var finding = counted(march(12), true);

        assertThat(finding.due(march(13))).contains(FindingAct.REMIND);
        var step = finding.remind(terms(), at(march(13)));
        assertThat(step.dueOn()).isEqualTo(march(16));
        assertThat(finding.due(march(16))).isEmpty();
        assertThat(finding.due(march(17))).contains(FindingAct.EXPIRE);
        assertThat(finding.stand().term().provisional()).isFalse();
    }

    @Test
    void a_last_day_that_was_told_never_becomes_earlier_and_a_settled_one_stays() {
        var later = counted(march(18), true);
        later.remind(terms(), at(march(17)));
        assertThat(later.stand().term().dueOn()).isEqualTo(march(18));
        assertThat(later.due(march(18))).isEmpty();

        assertThat(counted(march(12), false).due(march(13))).contains(FindingAct.EXPIRE);
    }

    @Test
    void an_extension_of_a_provisional_term_is_counted_again_as_a_whole() {
        var finding = counted(march(12), true);
        finding.extend(terms(), 2, INSPECTOR, at(march(3)));

        assertThat(finding.stand().term()).isEqualTo(new FindingTerm(march(18), false, march(11), march(2), 12));
    }

    @Test
    void a_contest_keeps_the_days_that_the_calendar_has_added_since_the_notice() {
        var moved = counted(march(12), true);
        moved.contest(terms(), HOLDER, at(march(5)));
        var stayed = counted(march(12), false);
        stayed.contest(terms(), HOLDER, at(march(5)));

        assertThat(moved.stand().daysLeft()).as("until March 16").isEqualTo(7);
        assertThat(stayed.stand().daysLeft()).as("until March 12").isEqualTo(5);
    }

    @Test
    void a_reopened_finding_remembers_that_its_holder_was_told() {
        var finding = told();
        finding.end(EndReason.ACCESS_ENDED, at(march(5)));
        finding.reopen(POLICY, terms(), at(march(6)));
        finding.notifyHolder(terms(), FindingActor.SYSTEM, at(march(9)));

        assertThat(finding.wasTold()).isTrue();
        assertThat(finding.stand().firstNotifiedAt()).isEqualTo(MONDAY);
        assertThat(finding.stand().notifiedAt()).isEqualTo(at(march(9)));
        assertThat(opened().wasTold()).isFalse();
    }

    @Test
    void only_a_campaigns_finding_at_a_site_names_a_number() {
        var subject = Ids.next();
        var at = Ids.next();

        assertThatThrownBy(() -> number(FindingSource.SPOT_CHECK, subject, at)).hasMessageContaining("SERVICE_MOBILE");
        assertThatThrownBy(() -> number(FindingSource.CAMPAIGN, subject, null)).hasMessageContaining("SERVICE_MOBILE");
        assertThat(number(FindingSource.CAMPAIGN, subject, at).contact()).isEqualTo(FiledContact.SERVICE_MOBILE);
    }

    private static FindingKey number(FindingSource source, UUID subject, UUID service) {
        return new FindingKey(source, "key", "CONTACT.MOBILE", subject, service, null, FiledContact.SERVICE_MOBILE);
    }

    @Test
    void what_follows_fits_what_the_finding_is_about() {
        var ofSite = opened().key();
        var ofSubject =
                new FindingKey(FindingSource.AUTHORITY_LIST, "2026-1", "SUBJECT.EMPTY", ofSite.subjectId(), null, null);

        assertThat(List.of(Consequence.values()))
                .extracting(consequence -> consequence.from(ofSite))
                .containsExactly(
                        Consequence.NONE, Consequence.CANCEL_ACCESS, Consequence.DEREGISTER_SERVICE, Consequence.NONE);
        assertThat(List.of(Consequence.values()))
                .extracting(consequence -> consequence.from(ofSubject))
                .containsExactly(Consequence.NONE, Consequence.NONE, Consequence.NONE, Consequence.DEREGISTER_SUBJECT);
    }

    @Test
    void the_new_holder_of_a_filing_has_the_days_of_the_policy_and_never_fewer_than_before() {
        var early = told();
        early.remindNewHolder(terms(), at(march(3)));
        assertThat(early.stand().term().dueOn()).isEqualTo(march(16));

        var late = told();
        var step = late.remindNewHolder(terms(), at(march(13)));
        assertThat(late.stand().term().dueOn()).isEqualTo(march(19));
        assertThat(step.act()).isEqualTo(FindingAct.REMIND);
        assertThat(step.dueOn()).isEqualTo(march(19));
    }

    @Test
    void transfers_to_and_fro_add_the_days_of_the_policy_once_until_the_finding_is_reopened() {
        var finding = told();
        finding.remindNewHolder(terms(), at(march(13)));
        assertThat(finding.stand().term().dueOn()).as("three days more").isEqualTo(march(19));
        finding.remindNewHolder(terms(), at(march(18)));
        assertThat(finding.stand().term().dueOn()).as("the fourth one").isEqualTo(march(20));
        var step = finding.remindNewHolder(terms(), at(march(20)));
        assertThat(step.act()).isEqualTo(FindingAct.REMIND);
        assertThat(step.dueOn()).as("nothing is left").isEqualTo(march(20));

        finding.end(EndReason.ACCESS_ENDED, at(march(20)));
        finding.reopen(POLICY, terms(), at(march(23)));
        assertThat(finding.stand().transferDays()).isZero();
    }

    @Test
    void the_new_holder_of_a_contested_or_overdue_finding_is_told_and_the_deadline_stays_as_it_is() {
        var overdue = told();
        overdue.expire(at(march(17)));
        var contested = told();
        contested.contest(terms(), HOLDER, at(march(3)));

        for (var finding : List.of(overdue, contested)) {
            var before = finding.stand();
            var step = finding.remindNewHolder(terms(), at(march(18)));

            assertThat(step.act()).isEqualTo(FindingAct.REMIND);
            assertThat(step.to()).isEqualTo(before.state());
            assertThat(finding.stand().term()).isEqualTo(before.term());
            assertThat(finding.stand().actOn()).isNull();
            assertThat(finding.stand().daysLeft()).isEqualTo(before.daysLeft());
        }
    }

    /** Told on the Monday with ten working days, of which the calendar of that time said that they end on this day. */
    private static Finding counted(LocalDate dueOn, boolean provisional) {
        var told = told();
        var stand = told.stand();
        return Finding.stored(
                told.id(),
                told.key(),
                null,
                told.owner(),
                new FindingStand(
                        stand.state(),
                        stand.policy(),
                        stand.openedAt(),
                        stand.notifiedAt(),
                        stand.firstNotifiedAt(),
                        new FindingTerm(dueOn, provisional, null, march(2), 10),
                        dueOn.plusDays(1),
                        null,
                        0,
                        0,
                        0,
                        stand.sequence(),
                        stand.version()));
    }

    private static void notAllowed(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.ACT_NOT_ALLOWED));
    }

    private static void refused(Runnable act, String code) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(violation -> violation.code())
                                .containsExactly(code));
    }
}

package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingWaitCountTable;
import cn.icpfiling.inspection.store.FindingWaitTable;
import cn.icpfiling.inspection.store.PaperHoldTable;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.SecondLookTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A finding is counted in its state, and as late once the day of its next step is over. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingMetricsApiTest {

    FilingStub filing;

    @Inject
    SecondLookTable secondLooks;

    @Inject
    PaperHoldTable paperHolds;

    @Inject
    FindingWaitTable waits;

    @Inject
    FindingWaitCountTable counted;

    @Inject
    CountFindingWaits countWaits;

    @Inject
    RescanTable rescans;

    @Inject
    Clock now;

    /** Of this test alone: the registry of the application keeps the gauges of an application that ran before it in this JVM. */
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    private SampledGauges sampled;

    private final List<Runnable> changedBack = new ArrayList<>();

    /** What a test writes past the service's counts is undone, because other classes compare them. */
    @AfterEach
    void today() {
        changedBack.forEach(Runnable::run);
        clock.moveTo(Duration.ZERO);
    }

    private UUID toldForNow() {
        var id = new FindingScene(filing).told();
        var columns = List.of(
                "state",
                "reason",
                "notified_at",
                "due_on",
                "due_provisional",
                "remind_on",
                "due_from",
                "due_days",
                "act_on");
        var values = sql.first(
                        row -> {
                            var found = new ArrayList<Object>();
                            for (var column : columns) {
                                found.add(row.getObject(column));
                            }
                            return found;
                        },
                        "SELECT " + String.join(", ", columns) + " FROM findings WHERE finding_id = ?",
                        id)
                .orElseThrow();
        values.add(id);
        changedBack.add(() -> sql.update(
                "UPDATE findings SET " + String.join(" = ?, ", columns) + " = ? WHERE finding_id = ?",
                values.toArray()));
        return id;
    }

    @Test
    void a_finding_is_counted_and_late_when_no_job_moves_it_on() {
        startsGauges();
        new FindingScene(filing).told();

        // findings of other tests still change their states
        await().untilAsserted(() -> {
            var before = told();
            samples();
            assertThat(value("NOTIFIED")).isPositive().isEqualTo(before);
        });
        clock.moveTo(Duration.ofDays(60));
        samples();
        assertThat(metrics.get("icp.inspection.findings.late").gauge().value()).isPositive();
    }

    @Test
    void a_finding_that_waits_for_a_second_look_is_counted_with_its_days() {
        startsGauges();
        var scene = new FindingScene(filing);
        var id = scene.told();
        scene.changed(Ids.next(), scene.service, id, "2026-11-20T09:00:00Z");
        await().atMost(FindingScene.LONG).until(() -> scene.finding(id).getString("secondLookSince") != null);
        await().untilAsserted(() -> {
            samples();
            assertThat(metrics.get("icp.inspection.second.looks").gauge().value())
                    .isPositive();
        });
        clock.moveTo(Duration.ofDays(60));
        samples();
        assertThat(metrics.get("icp.inspection.second.looks.oldest.days")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(60);
    }

    @Test
    void a_finding_that_papers_hold_up_is_counted_and_late_after_the_days_of_the_policy() {
        startsGauges();
        var id = new FindingScene(filing).told();
        filing.knowsPaper(id, Ids.next(), Instant.now());
        await().atMost(FindingScene.LONG).untilAsserted(() -> {
            FindingScene.runsJobs(Duration.ofDays(60));
            samples();
            assertThat(gauge("icp.inspection.paper.reviews")).isPositive();
        });
        clock.moveTo(Duration.ofDays(120));
        await().untilAsserted(() -> {
            samples();
            assertThat(gauge("icp.inspection.paper.reviews.late")).isPositive();
        });
        assertThat(isLate(id)).as("its next step is not the platform's").isFalse();
        sql.update("UPDATE finding_paper_holds SET decided_at = ? WHERE finding_id = ?", now.instant(), id);
        assertThat(isLate(id)).as("its look has a moment of its own").isFalse();
        UnitOfWork.in(() -> sql.update("UPDATE finding_paper_holds SET decided_at = since WHERE finding_id = ?", id));
        assertThat(isLate(id)).isTrue();
    }

    /** An order may hold the finding up on the day of its look and on the next one; the next look has its moment a day later. */
    @Test
    void a_finding_is_not_late_until_the_day_of_the_look_after_the_next_day_is_over() {
        var id = new FindingScene(filing).told();
        var site = new ScannedSite.Key("late.example", Ids.next());
        clock.moveTo(Duration.ofDays(60));
        var from = LegalTime.startOf(LegalTime.dayOf(now.instant()).minusDays(2));
        var looks = List.of(
                Rescan.requested(Ids.next(), id, site, from),
                Rescan.requested(Ids.next(), id, site, from.minusSeconds(1)));
        for (var look : looks) {
            UnitOfWork.run(() -> {
                rescans.insert(look, true);
                rescans.finish(look.id(), Health.NOT_HERE, "NXDOMAIN", false, from);
            });
            assertThat(isLate(id)).isEqualTo(look.requestedAt().isBefore(from));
            sql.update("DELETE FROM finding_rescans WHERE rescan_id = ?", look.id());
        }
    }

    @Test
    void an_overdue_finding_counts_as_not_ended_only_if_the_platform_ends_the_access() {
        startsGauges();
        samples();
        var before = gauge("icp.inspection.findings.not.ended");
        var ends = toldForNow();
        sql.update("UPDATE findings SET state = 'OVERDUE', act_on = NULL WHERE finding_id = ?", ends);
        var advice = toldForNow();
        sql.update(
                "UPDATE findings SET state = 'OVERDUE', act_on = NULL, reason = 'NUMBER.NOT_SHOWN' WHERE finding_id = ?",
                advice);
        var changed = toldForNow();
        sql.update("UPDATE findings SET state = 'OVERDUE', act_on = NULL WHERE finding_id = ?", changed);
        sql.update(
                "INSERT INTO finding_changes (finding_id, order_id, changed_on) VALUES (?, ?, '2026-11-20')",
                changed,
                Ids.next());

        samples();
        assertThat(gauge("icp.inspection.findings.not.ended")).isEqualTo(before + 1);
    }

    @Test
    void what_waits_for_an_inspector_is_counted_with_its_days() {
        startsGauges();
        samples();
        var contests = waiting("icp.inspection.findings.waiting", FindingWait.CONTEST);
        var notices = waiting("icp.inspection.findings.waiting", FindingWait.FIRST_NOTICE);
        var contested = new FindingScene(filing);
        var id = contested.told();
        contested
                .acts(contested.asHolder(), id, "contest", "{\"statement\":\"电话可以接通\"}")
                .statusCode(200);
        var opened = toldForNow();
        sql.update(
                "UPDATE findings SET state = 'OPENED', notified_at = NULL, due_on = NULL, due_provisional = NULL,"
                        + " remind_on = NULL, due_from = NULL, due_days = NULL, act_on = NULL WHERE finding_id = ?",
                opened);

        clock.moveTo(Duration.ofDays(7));
        samples();
        assertThat(waiting("icp.inspection.findings.waiting", FindingWait.CONTEST))
                .isEqualTo(contests + 1);
        assertThat(waiting("icp.inspection.findings.waiting", FindingWait.FIRST_NOTICE))
                .isEqualTo(notices + 1);
        for (var wait : List.of(FindingWait.CONTEST, FindingWait.FIRST_NOTICE)) {
            assertThat(waiting("icp.inspection.findings.waiting.oldest.days", wait))
                    .isGreaterThanOrEqualTo(7);
        }
    }

    @Test
    void numbers_that_no_replica_has_counted_for_long_are_shown_no_more() {
        startsGauges();
        samples();
        assertThat(gauge("icp.inspection.findings.late")).isNotNaN();
        assertThat(waiting("icp.inspection.findings.waiting", FindingWait.SITE_LEFT))
                .isNotNaN();

        sql.update("UPDATE finding_wait_counts SET counted_at = counted_at - INTERVAL 16 MINUTE WHERE name = 'LATE'");
        sampled.sample();
        assertThat(gauge("icp.inspection.findings.late")).isNaN();
        assertThat(waiting("icp.inspection.findings.waiting", FindingWait.SITE_LEFT))
                .isNotNaN();
        countWaits.run();
        sampled.sample();
        assertThat(gauge("icp.inspection.findings.late"))
                .as("the next replica counts it again")
                .isNotNaN();
    }

    @Test
    void a_number_that_cannot_be_counted_hides_no_other_one() {
        startsGauges();
        samples();
        sql.update("UPDATE findings SET state = 'OVERDUE', act_on = NULL WHERE finding_id = ?", toldForNow());
        sql.update("UPDATE finding_wait_counts SET counted_at = counted_at - INTERVAL 16 MINUTE");
        sampled.sample();
        assertThat(gauge("icp.inspection.findings.late")).isNaN();

        PolicyVersions unread = null;
        new CountFindingWaits(waits, counted, unread, sql, now, Duration.ofMinutes(5)).run();
        sampled.sample();
        assertThat(gauge("icp.inspection.findings.not.ended")).isNaN();
        assertThat(gauge("icp.inspection.findings.late")).isNotNaN();
        for (var wait : CountFindingWaits.COUNTED) {
            assertThat(waiting("icp.inspection.findings.waiting", wait)).isNotNaN();
        }
        countWaits.run();
        sampled.sample();
        assertThat(gauge("icp.inspection.findings.not.ended")).isPositive();
    }

    private double waiting(String name, FindingWait wait) {
        return metrics.get(name).tag("wait", wait.name()).gauge().value();
    }

    /** Whether the finding counts among those whose step is late: by the count with and without it. */
    private boolean isLate(UUID finding) {
        var today = LegalTime.dayOf(now.instant());
        return UnitOfWork.in(() -> {
            var with = waits.late(today);
            sql.update("UPDATE findings SET act_on = ? WHERE finding_id = ?", today.plusDays(1), finding);
            var without = waits.late(today);
            sql.update("UPDATE findings SET act_on = ? WHERE finding_id = ?", today.minusDays(1), finding);
            return with > without;
        });
    }

    private void startsGauges() {
        sampled = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new FindingMetrics(secondLooks, paperHolds, waits, counted, now, sampled, Duration.ofMinutes(5))
                .start(new StartupEvent());
    }

    private void samples() {
        countWaits.count();
        sampled.sample();
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    private double told() {
        return UnitOfWork.in(() ->
                        sql.list(row -> row.getDouble(1), "SELECT COUNT(*) FROM findings WHERE state = 'NOTIFIED'"))
                .getFirst();
    }

    private double value(String state) {
        return metrics.get("icp.inspection.findings")
                .tag("state", state)
                .gauge()
                .value();
    }
}

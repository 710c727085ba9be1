package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.PaperHoldTable;
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
    FindingTable table;

    @Inject
    SecondLookTable secondLooks;

    @Inject
    PaperHoldTable paperHolds;

    @Inject
    Clock now;

    /** Of this test alone: the registry of the application keeps the gauges of an application that ran before it in this JVM. */
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_finding_is_counted_and_late_when_no_job_moves_it_on() {
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new FindingMetrics(table, secondLooks, paperHolds, now, gauges).start(new StartupEvent());
        new FindingScene(filing).told();

        // findings of other tests still change their states
        await().untilAsserted(() -> {
            var before = told();
            gauges.sample();
            assertThat(value("NOTIFIED")).isPositive().isEqualTo(before);
        });
        clock.moveTo(Duration.ofDays(60));
        gauges.sample();
        assertThat(metrics.get("icp.inspection.findings.late").gauge().value()).isPositive();
    }

    @Test
    void a_finding_that_waits_for_a_second_look_is_counted_with_its_days() {
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new FindingMetrics(table, secondLooks, paperHolds, now, gauges).start(new StartupEvent());
        var scene = new FindingScene(filing);
        var id = scene.told();
        scene.changed(Ids.next(), scene.service, id, "2026-11-20T09:00:00Z");
        await().atMost(FindingScene.LONG).until(() -> scene.finding(id).getString("secondLookSince") != null);
        await().untilAsserted(() -> {
            gauges.sample();
            assertThat(metrics.get("icp.inspection.second.looks").gauge().value())
                    .isPositive();
        });
        clock.moveTo(Duration.ofDays(60));
        gauges.sample();
        assertThat(metrics.get("icp.inspection.second.looks.oldest.days")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(60);
    }

    @Test
    void a_finding_that_papers_hold_up_is_counted_and_late_after_the_days_of_the_policy() {
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new FindingMetrics(table, secondLooks, paperHolds, now, gauges).start(new StartupEvent());
        var id = new FindingScene(filing).told();
        filing.knowsPaper(id, Ids.next(), Instant.now());
        await().atMost(FindingScene.LONG).untilAsserted(() -> {
            FindingScene.runsJobs(Duration.ofDays(60));
            gauges.sample();
            assertThat(gauge("icp.inspection.paper.reviews")).isPositive();
        });
        clock.moveTo(Duration.ofDays(120));
        await().untilAsserted(() -> {
            gauges.sample();
            assertThat(gauge("icp.inspection.paper.reviews.late")).isPositive();
        });
        assertThat(isLate(id)).as("its next step is not the platform's").isFalse();
        UnitOfWork.in(() -> sql.update("UPDATE finding_paper_holds SET decided_at = since WHERE finding_id = ?", id));
        assertThat(isLate(id)).isTrue();
    }

    /** Whether the finding counts among those whose step is late: by the count with and without it. */
    private boolean isLate(UUID finding) {
        var today = LegalTime.dayOf(now.instant());
        return UnitOfWork.in(() -> {
            var with = table.late(today);
            sql.update("UPDATE findings SET act_on = ? WHERE finding_id = ?", today.plusDays(1), finding);
            var without = table.late(today);
            sql.update("UPDATE findings SET act_on = ? WHERE finding_id = ?", today.minusDays(1), finding);
            return with > without;
        });
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

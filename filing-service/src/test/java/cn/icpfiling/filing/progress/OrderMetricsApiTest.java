package cn.icpfiling.filing.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.store.OpenOrderTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An open order is counted in its state and age, once; a state or age that has none shows zero. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OrderMetricsApiTest {

    @Inject
    OpenOrderTable table;

    @Inject
    Clock now;

    /** Of this test alone: the registry of the application keeps the gauges of an application that ran before it in this JVM. */
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    private final SampledGauges gauges =
            new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void an_order_grows_older_from_one_band_to_the_next() {
        new OrderMetrics(table, now, gauges).start(new StartupEvent());
        gauges.sample();
        var before = drafts("under_1d");
        new Applicant().drafts(Applicant.domain("ok"));
        assertThat(drafts("under_1d")).as("a scrape asks no database").isEqualTo(before);

        // orders of other tests still change their states
        await().untilAsserted(() -> {
            var stored = stored();
            gauges.sample();
            assertThat(drafts("under_1d")).isPositive().isEqualTo(stored);
        });

        clock.moveTo(Duration.ofDays(4));
        gauges.sample();
        assertThat(drafts("under_1d")).isZero();
        assertThat(drafts("1d_to_3d")).isZero();
        assertThat(drafts("3d_to_20d")).isGreaterThanOrEqualTo(before + 1);
        assertThat(metrics.get("icp.filing.orders.oldest.seconds")
                        .tag("state", "DRAFT")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(Duration.ofDays(4).toSeconds());

        clock.moveTo(Duration.ofDays(30));
        gauges.sample();
        assertThat(metrics.get("icp.filing.orders.oldest.working.days")
                        .tag("state", "DRAFT")
                        .gauge()
                        .value())
                .isGreaterThan(10);
    }

    /** The holiday of October 2026: its seven days make no review late. */
    @Test
    void days_off_are_no_working_days() {
        var before = Instant.parse("2026-09-30T02:00:00Z");
        assertThat(OrderMetrics.workingDays(before, Instant.parse("2026-09-30T15:59:00Z")))
                .isZero();
        assertThat(OrderMetrics.workingDays(before, Instant.parse("2026-10-07T15:59:00Z")))
                .isZero();
        assertThat(OrderMetrics.workingDays(before, Instant.parse("2026-10-07T16:00:00Z")))
                .isEqualTo(1);
        assertThat(OrderMetrics.workingDays(before, Instant.parse("2026-10-10T02:00:00Z")))
                .as("a Saturday that is worked on")
                .isEqualTo(3);
    }

    private double stored() {
        return UnitOfWork.in(() -> sql.list(
                        row -> row.getDouble(1),
                        "SELECT COUNT(*) FROM orders WHERE state = 'DRAFT' AND changed_at > ?",
                        Instant.now().minus(Duration.ofDays(1))))
                .getFirst();
    }

    private double drafts(String age) {
        return metrics.get("icp.filing.orders")
                .tags("state", "DRAFT", "age", age)
                .gauge()
                .value();
    }
}

package cn.icpfiling.legacy.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.store.HandOverTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class HandOverMetricsApiTest {

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    HandOverFiling handOver;

    @Inject
    AskAgain again;

    @Inject
    HandOverTable handOvers;

    @Inject
    Clock clock;

    @Inject
    Sql sql;

    /** Other tests may leave younger hand-overs behind. */
    @Test
    void a_hand_over_without_an_answer_grows_old_however_often_it_is_tried_and_is_gone_with_its_answer() {
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new HandOverMetrics(handOvers, clock, gauges).start(new StartupEvent());
        var row = rows.filing(Instant.parse("2009-03-01T02:00:00Z"), false);
        neighbours.registrations.put(row.legacyId(), new Neighbours.Answer(503, "{}"));
        handOver.handle(row.id(), Ids.next(), HandOverWay.CLAIM, Ids.next());
        sql.update(
                "UPDATE legacy_filings SET handing_since = ?, changed_at = handing_since WHERE id = ?",
                clock.instant().minus(Duration.ofDays(300)),
                row.id());

        again.run();
        gauges.sample();
        assertThat(rows.stateOf(row)).isEqualTo("HANDING_OVER");
        assertThat(oldest().toDays()).isEqualTo(300);
        assertThat(metrics.get("icp.legacy.handing.over").gauge().value()).isGreaterThanOrEqualTo(1);

        neighbours.registrations.remove(row.legacyId());
        again.run();
        gauges.sample();
        assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
        assertThat(oldest().toDays()).isLessThan(300);
    }

    private Duration oldest() {
        return Duration.ofSeconds((long)
                metrics.get("icp.legacy.handing.over.oldest.seconds").gauge().value());
    }
}

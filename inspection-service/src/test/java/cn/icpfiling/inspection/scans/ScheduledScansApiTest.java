package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sites are scanned again and again without a request. The job of these tests has a rhythm; that of the service is off. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class ScheduledScansApiTest {
    /** Before three and after five quarters of a day, so that no scan's own gap matters. */
    private static final Duration TOO_EARLY = Duration.ofHours(17);

    private static final Duration DUE = Duration.ofHours(31);

    FilingStub filing;

    @Inject
    ScanTable scans;

    @Inject
    ScanShardTable shards;

    @Inject
    StartScan startScan;

    @Inject
    PlanShards planShards;

    @Inject
    JudgeScan judgeScan;

    @Inject
    Sql sql;

    @Inject
    BusinessClock clock;

    private ScanScene scene;

    @BeforeEach
    void a_scene() {
        scene = new ScanScene(filing);
    }

    @AfterEach
    void today() {
        scene.endsScans();
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void when_the_rhythm_says_so_the_next_scan_starts_by_itself_and_runs_to_its_end() {
        var first = scene.scans(0);
        clock.moveTo(TOO_EARLY);
        tends();
        assertThat(newest().getString("scanId")).isEqualTo(first.getString("scanId"));

        clock.moveTo(DUE);
        await().pollInSameThread().atMost(ScanScene.LONG).until(() -> {
            tends();
            return newest().getLong("number") == first.getLong("number") + 1;
        });
        var second = scene.finished(newest().getString("scanId"));
        assertThat(second.getString("startedBy")).isNull();
        tends();
        assertThat(newest().getLong("number")).as("the gap begins anew").isEqualTo(second.getLong("number"));
    }

    @Test
    void while_a_scan_is_paused_none_starts_by_itself() {
        var paused = scene.starts();
        scene.acts(paused, "pause").statusCode(200);
        clock.moveTo(DUE);
        tends();
        assertThat(newest().getString("scanId")).isEqualTo(paused);
    }

    /** Does nothing while the job of the service holds the lease. */
    private void tends() {
        var daily = new ScanSchedule(TestScanConfig.every("24h"), clock);
        new TendScans(scans, shards, daily, startScan, planShards, judgeScan, sql).runDue();
    }

    private JsonPath newest() {
        var id = scene.asInspector().get("/api/v1/scans?limit=1").jsonPath().getString("items[0].scanId");
        return scene.scan(id);
    }
}

package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.BusinessClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has the next turn while name servers are silent, so that no look ends in its time. A run takes 50 requests. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@WithTestResource(RescanTurnsApiTest.ShortRuns.class)
class RescanTurnsApiTest {

    /** Runs when the test says so, too short for a name server that is silent. */
    public static class ShortRuns extends ScanDns {
        @Override
        public Map<String, String> start() {
            var settings = new HashMap<>(super.start());
            settings.put("icp.scan.rescans", "off");
            settings.put("icp.scan.longest-rescans", "300ms");
            return settings;
        }

        /** After {@link ScanDns}, which other classes give to all of the module: the later one's settings hold. */
        @Override
        public int order() {
            return 1;
        }
    }

    FilingStub filing;
    ScanDns dns;

    @Inject
    RescanTable rescans;

    @Inject
    RunRescans runRescans;

    @Inject
    ScannedSiteTable sites;

    @Inject
    ScanTerms terms;

    @Inject
    ScanEngines engines;

    @Inject
    FinishRescan finish;

    @Inject
    ScanConfig config;

    @Inject
    Sql sql;

    @Inject
    BusinessClock clock;

    private ScanScene scene;
    private List<String> domains;

    @BeforeEach
    void sites_with_silent_name_servers() {
        // The settings of this class start the service anew, and with it the count of blocks.
        scene = new ScanScene(filing, "124");
        domains = IntStream.range(10, 82).mapToObj(i -> scene.domain("n" + i)).toList();
        domains.forEach(domain -> dns.isSilent(0, domain));
        scene.files(domains);
    }

    @AfterEach
    void today() {
        ScanScene.update("DELETE FROM finding_rescans WHERE service_id = " + ScanScene.binary(scene.service));
        clock.moveTo(Duration.ZERO);
    }

    private void asks(List<String> about, boolean bySystem) {
        for (var domain : about) {
            var site = new ScannedSite.Key(domain, scene.service);
            UnitOfWork.run(
                    () -> rescans.insert(Rescan.requested(Ids.next(), Ids.next(), site, clock.instant()), bySystem));
        }
    }

    private int count(String where) {
        return ScanScene.rows("SELECT 1 FROM finding_rescans WHERE service_id = " + ScanScene.binary(scene.service)
                        + " AND " + where)
                .size();
    }

    private int tried(boolean bySystem) {
        return count("first_tried_at IS NOT NULL AND by_system = " + bySystem);
    }

    @Test
    void sixty_stuck_rescans_of_the_platform_hold_up_no_holders() {
        asks(domains.subList(0, 60), true);
        asks(domains.subList(60, 61), false);

        runRescans.run();
        assertThat(tried(false)).as("the holder's, although it came last").isEqualTo(1);
        assertThat(tried(true)).isEqualTo(49);
        runRescans.run();
        assertThat(tried(true)).as("those behind the first fifty").isEqualTo(60);
        assertThat(count("finished_at IS NULL")).isEqualTo(61);

        clock.moveTo(Duration.ofMinutes(11));
        runRescans.run();
        runRescans.run();
        assertThat(count("health = 'UNKNOWN' AND verdict = 'ABANDONED'"))
                .as("each is tried for ten minutes")
                .isEqualTo(61);
    }

    @Test
    void many_rescans_of_holders_leave_places_to_the_platform() {
        asks(domains.subList(0, 60), false);
        asks(domains.subList(60, 72), true);

        runRescans.run();
        assertThat(tried(false)).isEqualTo(40);
        assertThat(tried(true)).isEqualTo(10);
    }

    /** Each site is asked for by all these names then: many at once would use the time up together, each time anew. */
    @Test
    void where_a_sub_domain_suffices_few_rescans_go_together() throws JsonProcessingException {
        asks(domains.subList(0, 60), true);
        asks(domains.subList(60, 61), false);
        ScanScene.oneSubdomainSuffices(true);
        try {
            runRescans.run();
        } finally {
            ScanScene.oneSubdomainSuffices(false);
        }
        assertThat(tried(false)).isEqualTo(1);
        assertThat(tried(true)).isEqualTo(3);
    }

    @Test
    void a_replica_that_stops_begins_no_further_run_and_leaves_its_requests_to_the_others() {
        asks(domains.subList(0, 2), false);
        var stopping = new RunRescans(rescans, sites, terms, engines, finish, config, sql, clock);

        stopping.stop(new ShutdownEvent());
        stopping.run();
        stopping.run();
        assertThat(tried(false)).isZero();

        runRescans.run();
        assertThat(tried(false)).as("another replica").isEqualTo(2);
    }

    @Test
    void a_rescan_that_was_put_back_waits_and_comes_before_later_requests() {
        asks(domains.subList(0, 1), false);
        var first = rescans.due(false, clock.instant(), 1).getFirst();
        var at = clock.instant();
        UnitOfWork.run(() -> rescans.putBack(first.id(), at, at.plusSeconds(10)));
        assertThat(rescans.due(false, at.plusSeconds(9), 1)).isEmpty();

        clock.moveTo(Duration.ofSeconds(20));
        asks(domains.subList(1, 2), false);
        assertThat(rescans.due(false, clock.instant(), 2))
                .hasSize(2)
                .first()
                .satisfies(due -> assertThat(due.id()).isEqualTo(first.id()))
                .satisfies(due -> assertThat(due.firstTriedAt()).isNotNull());
    }
}

package cn.icpfiling.inspection.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.store.CampaignResultTable;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sites of a campaign do not wait for each other; a pause waits for those that are being written, and those after it for the pause. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class SitesAtOnceApiTest {
    FilingStub filing;

    @Inject
    CampaignTable campaigns;

    @Inject
    CampaignSiteTable sites;

    @Inject
    CampaignResultTable results;

    @Inject
    KeepSiteResults keep;

    @Inject
    Sql sql;

    private UUID campaign;

    /** No job takes up its sites: the tests write them. */
    private void runs(CampaignScene scene) {
        campaign = UUID.fromString(scene.creates(scene.list(), "\"REGISTER\",\"CALLS\"")
                .statusCode(201)
                .extract()
                .path("campaignId"));
        sql.update(
                "UPDATE campaigns SET state = 'RUNNING', started_at = made_at, tidied = TRUE WHERE campaign_id = ?",
                campaign);
    }

    @AfterEach
    void its_tasks_are_withdrawn() {
        sql.update(
                "UPDATE campaigns SET state = 'CANCELLED', ended_at = made_at, tidied = FALSE WHERE campaign_id = ?",
                campaign);
    }

    private LineOutcome keeps(UUID service) {
        var line = new OperationLine(Ids.next(), Ids.next(), 1, service.toString(), 0, null, "{}");
        return UnitOfWork.in(() -> keep.handle(
                campaigns.find(campaign).orElseThrow(),
                line,
                sites.facts(service).orElseThrow(),
                Map.of(CheckKind.REGISTER, new CheckOutcome.Passed(List.of(), ""))));
    }

    @Test
    void a_site_is_written_while_another_one_is_and_a_pause_waits_for_both() throws SQLException {
        var scene = new CampaignScene(filing, 1, "33", 4);
        runs(scene);
        try (var other = LocalStack.connection();
                var pause = LocalStack.connection()) {
            other.setAutoCommit(false);
            execute(other, "SELECT state FROM campaigns WHERE campaign_id = " + hex(campaign) + " LOCK IN SHARE MODE");
            execute(
                    other,
                    "INSERT INTO campaign_sites (campaign_id, service_id, done_at) VALUES (" + hex(campaign) + ", "
                            + hex(Ids.next()) + ", UTC_TIMESTAMP(6))");

            assertThat(keeps(scene.services.getFirst())).isInstanceOf(LineOutcome.Done.class);

            assertThatThrownBy(() -> lockedAtOnce(pause)).isInstanceOf(SQLException.class);
            other.rollback();
            lockedAtOnce(pause);
        }
        assertThat(results.counts(campaign).sites()).isEqualTo(1);
    }

    @Test
    void a_site_that_comes_while_a_pause_is_written_waits_for_it_and_writes_nothing() throws Exception {
        var scene = new CampaignScene(filing, 1, "33", 4);
        runs(scene);
        try (var pause = LocalStack.connection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pause.setAutoCommit(false);
            execute(pause, "UPDATE campaigns SET state = 'PAUSED' WHERE campaign_id = " + hex(campaign));
            var site = threads.submit(() -> keeps(scene.services.getFirst()));
            await().atMost(CampaignScene.LONG)
                    .pollInterval(Duration.ofMillis(200))
                    .until(SitesAtOnceApiTest::isWaiting);
            pause.commit();

            assertThat(site.get()).isInstanceOf(LineOutcome.PutOff.class);
        }
        assertThat(results.counts(campaign).sites()).isZero();
        assertThat(results.page(new CampaignResultTable.Filter(campaign, null, null), null, null, 1))
                .isEmpty();
    }

    @Test
    void sites_that_are_written_at_once_are_all_counted_and_a_subject_is_called_once() throws Exception {
        var one = new CampaignScene(filing, 4, "33", 4);
        var other = new CampaignScene(filing, 4, "33", 4);
        runs(one);
        var services = new ArrayList<UUID>();
        for (var at = 0; at < 4; at++) {
            services.add(one.services.get(at));
            services.add(other.services.get(at));
        }

        var kept = AtOnce.call(services.size(), number -> keeps(services.get(number)));

        assertThat(kept).hasSize(8).allMatch(outcome -> outcome instanceof LineOutcome.Done);
        var counts = results.counts(campaign);
        assertThat(counts.sites()).isEqualTo(8);
        assertThat(counts.of(CheckKind.REGISTER, CheckState.PASSED)).isEqualTo(8);
        assertThat(counts.of(CheckKind.CALLS, CheckState.UNKNOWN)).isEqualTo(8);
        var tasks = one.tasks(campaign);
        assertThat(counts.waiting(CheckKind.CALLS)).isEqualTo(tasks.size());
        assertThat(tasks)
                .extracting(task -> (String) task.get("topic"))
                .filteredOn(topic -> topic.startsWith("SUBJECT"))
                .as("two numbers of each of two subjects")
                .hasSize(4);
        assertThat(tasks).hasSize(4 + 8 * 2);
    }

    @Test
    void a_site_that_is_written_twice_at_once_counts_once() throws Exception {
        var scene = new CampaignScene(filing, 1, "33", 4);
        runs(scene);

        assertThat(AtOnce.times(3, () -> keeps(scene.services.getFirst())))
                .allMatch(outcome -> outcome instanceof LineOutcome.Done);

        assertThat(results.counts(campaign).sites()).isEqualTo(1);
        assertThat(results.counts(campaign).of(CheckKind.REGISTER, CheckState.PASSED))
                .isEqualTo(1);
    }

    private void lockedAtOnce(Connection connection) throws SQLException {
        execute(connection, "SELECT state FROM campaigns WHERE campaign_id = " + hex(campaign) + " FOR UPDATE NOWAIT");
    }

    private static boolean isWaiting() throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var statement = owner.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM information_schema.innodb_trx"
                        + " WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE '%FROM campaigns%LOCK IN SHARE MODE%'")) {
            rows.next();
            return rows.getInt(1) == 1;
        }
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static String hex(UUID id) {
        return "X'" + id.toString().replace("-", "") + "'";
    }
}

package cn.icpfiling.inspection.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RowsRead;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of tasks and results of campaigns read what they show: not the 1,000 open tasks of a paused campaign, nor those of other staff. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class CampaignPagesPlanApiTest {
    private static final int MANY = 1_000;
    private static final int OWN = 3;

    private final UUID inspector = Ids.next();
    private final UUID paused = Ids.next();
    private final UUID foreign = Ids.next();
    private final UUID own = Ids.next();
    private final List<UUID> tasksOfPaused = new ArrayList<>();
    private final List<UUID> tasksOfOwn = new ArrayList<>();
    private final List<UUID> sites = new ArrayList<>();

    @Inject
    InspectionTaskTable tasks;

    @Inject
    CampaignResultTable results;

    @Inject
    Sql sql;

    /** No job looks at them. */
    @BeforeEach
    void campaigns_of_which_one_is_the_inspectors_and_runs() throws SQLException {
        try (var connection = LocalStack.connection()) {
            campaign(connection, paused, "PAUSED", inspector);
            campaign(connection, foreign, "RUNNING", Ids.next());
            campaign(connection, own, "RUNNING", inspector);
            tasksOfPaused.addAll(tasks(connection, paused, MANY));
            tasks(connection, foreign, MANY);
            tasksOfOwn.addAll(tasks(connection, own, OWN));
            results(connection);
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        for (var campaign : List.of(paused, foreign, own)) {
            for (var table : List.of("inspection_tasks", "campaign_results", "campaign_staff_members", "campaigns")) {
                sql.update("DELETE FROM " + table + " WHERE campaign_id = ?", campaign);
            }
        }
        analyzed();
    }

    @Test
    void the_open_tasks_of_an_inspector_pass_none_that_may_not_be_claimed() {
        var all = new InspectionTaskTable.Open(inspector, null, null, null);
        assertThat(RowsRead.by(sql, () -> assertThat(tasks.open(all, null, 1)).hasSize(1)))
                .isLessThan(MANY / 2);
        var ofOwn = new InspectionTaskTable.Open(inspector, own, null, null);
        assertThat(tasks.open(ofOwn, null, 2))
                .extracting(InspectionTask::id)
                .containsExactlyElementsOf(tasksOfOwn.subList(0, 2));
        assertThat(tasks.open(ofOwn, tasksOfOwn.get(1), 2))
                .extracting(InspectionTask::id)
                .containsExactlyElementsOf(tasksOfOwn.subList(2, OWN));
        for (var hidden : List.of(paused, foreign)) {
            assertThat(tasks.open(new InspectionTaskTable.Open(inspector, hidden, null, null), null, 1))
                    .isEmpty();
        }
    }

    @Test
    void a_page_of_a_campaigns_tasks_and_of_the_results_of_a_check_read_what_they_show() {
        var middle = tasksOfPaused.get(MANY / 2);
        assertThat(RowsRead.by(
                        sql,
                        () -> assertThat(tasks.ofCampaign(paused, null, middle, 10))
                                .hasSize(10)))
                .isLessThan(MANY / 4);
        assertThat(RowsRead.by(
                        sql,
                        () -> sql.list(
                                row -> row.getInt(1),
                                "SELECT COUNT(*) FROM inspection_tasks WHERE campaign_id = ? AND tries = 0",
                                paused)))
                .as("a statement that reads all of a campaign is seen")
                .isGreaterThanOrEqualTo(MANY);
        var registers = new CampaignResultTable.Filter(own, CheckKind.REGISTER, null);
        assertThat(RowsRead.by(
                        sql,
                        () -> assertThat(results.page(registers, sites.get(MANY / 2), CheckKind.REGISTER.name(), 10))
                                .extracting(CampaignResultTable.Result::serviceId)
                                .containsExactlyElementsOf(sites.subList(MANY / 2 + 1, MANY / 2 + 11))))
                .isLessThan(MANY / 4);
    }

    @Test
    void a_page_of_tasks_that_are_withdrawn_passes_none_of_the_pages_before() {
        var left = tasksOfPaused.subList(MANY - OWN, MANY);
        sql.update(
                "UPDATE inspection_tasks SET state = 'WITHDRAWN' WHERE campaign_id = ? AND task_id < ?",
                paused,
                left.getFirst());
        assertThat(RowsRead.by(
                        sql,
                        () -> assertThat(tasks.withdraw(paused, OWN + 1))
                                .extracting(InspectionTask::id)
                                .containsExactlyElementsOf(left)))
                .isLessThan(MANY / 4);
    }

    private static void campaign(Connection connection, UUID id, String state, UUID staff) throws SQLException {
        try (var campaign = connection.prepareStatement(
                        "INSERT INTO campaigns (campaign_id, name, population, unknown_lines, checks, deadline, staff,"
                                + " open_to_all, state, chosen, tidied, made_by, made_at, started_at, version)"
                                + " VALUES (?, 'plan', '{}', '[]', 'PAPERS', '2999-12-31', '[]', FALSE, ?, TRUE, TRUE, ?,"
                                + " '2026-11-24', '2026-11-24', 1)");
                var member = connection.prepareStatement(
                        "INSERT INTO campaign_staff_members (campaign_id, account) VALUES (?, ?)")) {
            campaign.setBytes(1, Binary.of(id));
            campaign.setString(2, state);
            campaign.setBytes(3, Binary.of(staff));
            campaign.executeUpdate();
            member.setBytes(1, Binary.of(id));
            member.setBytes(2, Binary.of(staff));
            member.executeUpdate();
        }
    }

    private static List<UUID> tasks(Connection connection, UUID campaign, int number) throws SQLException {
        var made = new ArrayList<UUID>();
        try (var task = connection.prepareStatement(
                "INSERT INTO inspection_tasks (task_id, kind, topic, campaign_id, subject_id, service_id, state, tries,"
                        + " due_at, made_at) VALUES (?, 'PAPERS', 'ALL', ?, ?, ?, 'OPEN', 0, '2026-11-24', '2026-11-24')")) {
            for (var at = 0; at < number; at++) {
                made.add(Ids.next());
                task.setBytes(1, Binary.of(made.getLast()));
                task.setBytes(2, Binary.of(campaign));
                task.setBytes(3, Binary.of(campaign));
                task.setBytes(4, Binary.of(made.getLast()));
                task.addBatch();
            }
            task.executeBatch();
        }
        return made;
    }

    /** Two checks of each site. */
    private void results(Connection connection) throws SQLException {
        try (var result = connection.prepareStatement(
                "INSERT INTO campaign_results (campaign_id, service_id, check_kind, subject_id, service_number, state,"
                        + " reasons, evidence, by_person, checked_at) VALUES (?, ?, ?, ?, 'plan', 'PASSED', '[]', '', FALSE,"
                        + " '2026-11-24')")) {
            for (var at = 0; at < MANY; at++) {
                sites.add(Ids.next());
                for (var check : List.of(CheckKind.DOMAIN, CheckKind.REGISTER)) {
                    result.setBytes(1, Binary.of(own));
                    result.setBytes(2, Binary.of(sites.getLast()));
                    result.setString(3, check.name());
                    result.setBytes(4, Binary.of(own));
                    result.addBatch();
                }
            }
            result.executeBatch();
        }
    }

    /** The plan rests on statistics, which the database renews some time later by itself. */
    private static void analyzed() throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE campaigns, inspection_tasks, campaign_results");
        }
    }
}

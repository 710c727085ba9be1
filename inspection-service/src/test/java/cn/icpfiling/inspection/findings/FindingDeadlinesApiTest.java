package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines with the clock moved as the sandbox moves it, and what the schema itself refuses. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingDeadlinesApiTest {

    FilingStub filing;

    @Inject
    BusinessClock clock;

    private FindingScene scene;

    @BeforeEach
    void a_filed_site() {
        scene = new FindingScene(filing);
    }

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_finding_is_told_reminded_and_overdue_and_an_extension_calls_it_back() {
        var id = scene.told();
        var today = LegalTime.dayOf(clock.instant());
        var dueOn = LocalDate.parse(scene.finding(id).getString("dueOn"));

        for (var day = today; !day.isAfter(dueOn); day = day.plusDays(1)) {
            FindingScene.runsJobs(Duration.ofDays(ChronoUnit.DAYS.between(today, day)));
        }
        assertThat(scene.finding(id).getString("state")).isEqualTo("NOTIFIED");
        assertThat(scene.finding(id).getInt("daysLeft")).isZero();
        FindingScene.runsJobs(Duration.ofDays(ChronoUnit.DAYS.between(today, dueOn) + 1));

        assertThat(scene.finding(id).getList("history.act"))
                .containsExactly("OPEN", "NOTIFY", "REMIND", "REMIND", "REMIND", "EXPIRE");
        scene.asHolder().get("/api/v1/findings/" + id).then().body("state", is("OVERDUE"));
        scene.acts(scene.asHolder(), id, "contest", "{\"statement\":\"太晚\"}").statusCode(409);
        await().atMost(FindingScene.LONG)
                .until(() -> scene.events(id)
                        .equals(List.of("opened", "notified", "reminded", "reminded", "reminded", "overdue")));
        assertThat(scene.published()).contains("\"consequence\":\"CANCEL_ACCESS\"", "\"daysLeft\":10");

        scene.acts(scene.asInspector(), id, "extension", "{\"workingDays\":3,\"statement\":\"变更在途\"}")
                .statusCode(200)
                .body("state", is("NOTIFIED"))
                .body("daysLeft", is(3));
    }

    @Test
    void a_job_that_was_stopped_for_a_month_sends_no_missed_reminder() {
        var id = scene.told();
        FindingScene.runsJobs(Duration.ofDays(40));

        assertThat(scene.finding(id).getList("history.act")).containsExactly("OPEN", "NOTIFY", "EXPIRE");
    }

    @Test
    void a_provisional_last_day_that_the_calendar_moved_is_told_and_does_not_pass() throws SQLException {
        var id = scene.told();
        var dueOn = LocalDate.parse(scene.finding(id).getString("dueOn"));
        var today = LegalTime.dayOf(clock.instant());
        try (var connection = LocalStack.connection();
                var changed = connection.createStatement()) {
            changed.executeUpdate("UPDATE findings SET due_on = '" + dueOn.minusDays(1)
                    + "', due_provisional = TRUE, remind_on = NULL, act_on = '" + dueOn + "' WHERE finding_id = "
                    + FindingsApiTest.binary(id));
        }
        FindingScene.runsJobs(Duration.ofDays(ChronoUnit.DAYS.between(today, dueOn)));

        assertThat(scene.finding(id).getString("dueOn")).isEqualTo(dueOn.toString());
        assertThat(scene.finding(id).getList("history.act")).containsExactly("OPEN", "NOTIFY", "REMIND");
        assertThat(scene.finding(id).getString("history[2].dueOn")).isEqualTo(dueOn.toString());
        FindingScene.runsJobs(Duration.ofDays(ChronoUnit.DAYS.between(today, dueOn) + 1));
        assertThat(scene.finding(id).getString("state")).isEqualTo("OVERDUE");
    }

    @Test
    void a_contested_finding_is_never_overdue() {
        var id = scene.told();
        scene.acts(scene.asHolder(), id, "contest", "{\"statement\":\"号码无误\"}").statusCode(200);
        FindingScene.runsJobs(Duration.ofDays(60));

        assertThat(scene.finding(id).getString("state")).isEqualTo("CONTESTED");
        assertThat(scene.finding(id).getInt("daysLeft")).isEqualTo(15);
    }

    @Test
    void the_schema_refuses_a_second_unsettled_finding_and_a_state_without_its_clock() {
        var id = FindingsApiTest.binary(scene.told());
        var copied = "source, source_key, reason, subject_id, service_id, domain, holder, partner, province, state,"
                + " policy_version, policy_day, opened_at, notified_at, first_notified_at, due_on, due_provisional, remind_on, due_from,"
                + " due_days, act_on, days_left, contests, extended_days, sequence, version";

        refused("INSERT INTO findings (finding_id, " + copied + ") SELECT " + FindingsApiTest.binary(Ids.next()) + ", "
                + copied + " FROM findings WHERE finding_id = " + id);
        refused("UPDATE findings SET state = 'CONTESTED', act_on = NULL WHERE finding_id = " + id);
        refused("UPDATE findings SET days_left = 3 WHERE finding_id = " + id);
        refused("UPDATE findings SET state = 'OVERDUE' WHERE finding_id = " + id);
        refused("UPDATE findings SET act_on = NULL WHERE finding_id = " + id);
        refused("UPDATE findings SET due_on = NULL WHERE finding_id = " + id);
        refused("UPDATE findings SET due_days = NULL WHERE finding_id = " + id);
        refused("UPDATE findings SET first_notified_at = NULL WHERE finding_id = " + id);
        refused("UPDATE findings SET state = 'OPENED' WHERE finding_id = " + id);
    }

    private static void refused(String statement) {
        assertThatThrownBy(() -> {
                    try (var connection = LocalStack.connection();
                            var prepared = connection.createStatement()) {
                        prepared.executeUpdate(statement);
                    }
                })
                .as(statement)
                .isInstanceOf(SQLException.class);
    }
}

package cn.icpfiling.inspection.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each replica counts unanswered domains twice a minute: of 2,000 domains it reads those alone that failed for long. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class UnansweredSitesPlanApiTest {
    private static final int SITES = 2_000;
    private static final int FAILED = 20;
    private static final String NUMBER = "unanswered";
    private static final String UNANSWERED = UnansweredSiteTable.unanswered(3);

    @Inject
    Sql sql;

    @BeforeEach
    void sites_of_which_few_fail() throws SQLException {
        try (var connection = LocalStack.connection();
                var subject =
                        connection.prepareStatement("INSERT INTO filed_subjects (subject_id, holder, province, nature,"
                                + " subject_number, status) VALUES (?, ?, '44', 4, '" + NUMBER + "', 'DEREGISTERED')");
                var site =
                        connection.prepareStatement("INSERT INTO filed_sites (service_id, subject_id, service_number,"
                                + " kind, status, access_status, filed_at) VALUES (?, ?, '" + NUMBER
                                + "', 'WEBSITE', 'DEREGISTERED', 'CANCELLED', '2026-11-24')");
                var state =
                        connection.prepareStatement("INSERT INTO site_scan_states (domain, service_id, verdict, health,"
                                + " digest, name_servers, since_scan, since, missed, found) VALUES (?, ?, ?, 'UNKNOWN', 0, '', 1,"
                                + " '2026-11-24', 0, FALSE)")) {
            for (var i = 0; i < SITES; i++) {
                var id = Binary.of(Ids.next());
                subject.setBytes(1, id);
                subject.setBytes(2, id);
                subject.addBatch();
                site.setBytes(1, id);
                site.setBytes(2, id);
                site.addBatch();
                state.setString(1, i + ".unanswered.example");
                state.setBytes(2, id);
                state.setString(3, i < FAILED ? "SERVFAIL" : "NO_NETWORKS");
                state.addBatch();
            }
            subject.executeBatch();
            site.executeBatch();
            state.executeBatch();
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM site_scan_states WHERE domain LIKE '%.unanswered.example'");
            statement.executeUpdate("DELETE FROM filed_sites WHERE service_number = '" + NUMBER + "'");
            statement.executeUpdate("DELETE FROM filed_subjects WHERE subject_number = '" + NUMBER + "'");
        }
        analyzed();
    }

    @Test
    void the_statement_begins_with_the_domains_that_failed_for_long() {
        assertThat(plan(UNANSWERED).getFirst()).isEqualTo("t range site_scan_states_unknown");
    }

    @Test
    void a_statement_that_reads_all_unknown_domains_is_seen() {
        var all = UNANSWERED.replace("t.verdict IN", "CONCAT(t.verdict, '') IN");
        assertThat(plan(all)).doesNotContain("t range site_scan_states_unknown");
    }

    @Test
    void the_domains_in_turn_are_read_in_the_order_of_the_key_and_no_further_than_the_bound() {
        assertThat(inTurn(UnansweredSiteTable.unseen()))
                .startsWith("t range site_scan_states_unknown")
                .doesNotContain("filesort", "temporary");
        assertThat(inTurn(UnansweredSiteTable.unseen().replace("ORDER BY t.unknown_from", "ORDER BY t.digest")))
                .as("one that sorts them all is seen")
                .contains("filesort");
    }

    private String inTurn(String statement) {
        return sql.list(
                        row -> row.getString("table") + " " + row.getString("type") + " " + row.getString("key") + " "
                                + row.getString("Extra"),
                        "EXPLAIN " + statement + " LIMIT ?",
                        "SERVFAIL",
                        5,
                        5,
                        Instant.parse("2026-11-30T00:00:00Z"),
                        2,
                        10)
                .getFirst();
    }

    private List<String> plan(String from) {
        return sql.list(
                row -> row.getString("table") + " " + row.getString("type") + " " + row.getString("key"),
                "EXPLAIN SELECT t.domain" + from,
                "LAME",
                "REFUSED",
                "SERVFAIL",
                5,
                5,
                Instant.parse("2026-11-30T00:00:00Z"),
                2);
    }

    /** The plan rests on statistics, which the database renews some time later by itself. */
    private static void analyzed() throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE filed_subjects, filed_sites, site_scan_states");
        }
    }
}

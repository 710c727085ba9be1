package cn.icpfiling.legacy.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filings with given-up papers that the support was not asked about are found in a key alone, without the rows of the papers. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class GivenUpPapersPlanApiTest {
    private static final int PAPERS = 1_000;

    private final UUID filing = Ids.next();

    @Inject
    Sql sql;

    /** They have a case, so that the job that asks the support leaves them alone. */
    @BeforeEach
    void many_papers_are_given_up() throws SQLException {
        sql.update(
                "INSERT INTO legacy_late_paper_cases (id, filing_id, due_at) VALUES (?, ?, '2036-01-01')",
                filing,
                filing);
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement("INSERT INTO legacy_late_papers (paper_id, filing_id, kind,"
                        + " state, reason, tries, missed_at, answered_at)"
                        + " VALUES (?, ?, 'X', 'GIVEN_UP', 'MISSING', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))")) {
            for (var number = 0; number < PAPERS; number++) {
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setBytes(2, Binary.of(filing));
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        sql.update("DELETE FROM legacy_late_papers WHERE filing_id = ?", filing);
        sql.update("DELETE FROM legacy_late_paper_cases WHERE id = ?", filing);
        analyzed();
    }

    @Test
    void the_look_reads_a_key_alone() {
        assertThat(plan(LatePaperCaseRepository.NOT_ASKED))
                .startsWith("legacy_late_papers_filings")
                .contains("Using index")
                .doesNotContain("Using index condition");
    }

    @Test
    void a_look_that_reads_the_papers_is_seen() {
        assertThat(plan(LatePaperCaseRepository.NOT_ASKED.replace("NOT EXISTS", "p.kind <> '' AND NOT EXISTS")))
                .satisfiesAnyOf(
                        plan -> assertThat(plan).doesNotContain("Using index"),
                        plan -> assertThat(plan).contains("Using index condition"));
    }

    private String plan(String statement) {
        return sql.list(
                        row -> row.getString("key") + " " + row.getString("Extra"),
                        "EXPLAIN " + statement,
                        "GIVEN_UP",
                        50)
                .getFirst();
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE legacy_late_papers, legacy_late_paper_cases");
        }
    }
}

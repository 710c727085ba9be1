package cn.icpfiling.legacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ended 180 days ago is deleted, few rows in a transaction, by one replica at a time. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DeleteEndedApiTest {

    private static final String PAPER =
            "legacy_late_papers (paper_id, filing_id, kind, state, reason, tries, missed_at,"
                    + " answered_at, ended_at) VALUES ";
    private static final String OF_PAPER = "(:id, :id, 'HOLDER_CERTIFICATE', 'ARRIVED', 'MISSING', 1, :at, :at, :at)";

    @Inject
    DeleteEnded deletion;

    @Inject
    LatePaperRepository papers;

    @Inject
    Sql sql;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            legacy_imports        | (id, account, legacy_account_id, filing_id, state, verified_at, expires_at, ended_at, version) VALUES (:id, :id, :id, :id, 'EXPIRED', :at, :at, :at, 0)
            legacy_abandonments   | (id, order_id, account, state, asked_at, ended_at, due_at) VALUES (:id, :id, :id, 'KEPT', :at, :at, :at)
            legacy_mailbox_resets | (id, account, request, holder_kind, filed_as, certificate_type, certificate_number, new_mail, language, state, asked_at, decided_at, ended_at, version) VALUES (:id, :id, :id, 'PERSON', 'a.cn', 1, '', '', 'ZH', 'REFUSED', :at, :at, :at, 0)
            legacy_late_papers    | (paper_id, filing_id, kind, state, reason, tries, missed_at, answered_at, ended_at) VALUES (:id, :id, 'X', 'ARRIVED', 'MISSING', 1, :at, :at, :at)
            legacy_comparisons    | (id, begun_at, ended_at, handed_over, handed_over_sum, held, held_sum, differences) VALUES (:id, :at, :at, 0, 0, 0, 0, 0)
            """)
    void a_row_is_deleted_at_its_age(String table, String values) throws SQLException {
        var due = Instant.now().minus(DeleteEnded.AGE);
        inserts(table + " " + filled(values, due.minusSeconds(60)));
        inserts(table + " " + filled(values, due.plusSeconds(60)));

        deletion.run();

        assertThat(endedBefore(table, due)).isZero();
        assertThat(endedBefore(table, due.plusSeconds(61))).isEqualTo(1);
        sql.update("DELETE FROM " + table + " WHERE ended_at < ?", due.plusSeconds(61));
    }

    @Test
    void more_rows_than_one_transaction_deletes_are_gone_after_one_run() throws SQLException {
        var before = Instant.parse("2020-01-01T00:00:00Z");
        inserts(PAPER
                + Stream.generate(() -> filled(OF_PAPER, Instant.parse("2019-01-01T00:00:00Z")))
                        .limit(2 * DeleteEnded.AT_ONCE + 1)
                        .collect(Collectors.joining(", ")));

        assertThat(UnitOfWork.in(() -> papers.deleteEndedBefore(before, DeleteEnded.AT_ONCE)))
                .isEqualTo(DeleteEnded.AT_ONCE);
        assertThat(endedBefore("legacy_late_papers", before)).isEqualTo(DeleteEnded.AT_ONCE + 1);
        deletion.run();

        assertThat(endedBefore("legacy_late_papers", before)).isZero();
    }

    @Test
    void a_replica_deletes_nothing_while_another_one_does() throws SQLException {
        var before = Instant.parse("2020-01-01T00:00:00Z");
        inserts(PAPER + filled(OF_PAPER, Instant.parse("2019-01-01T00:00:00Z")));
        var another = new Lease(sql, "legacy_leases", "ended", Duration.ofMinutes(1));
        assertThat(another.acquire()).isTrue();

        deletion.run();
        assertThat(endedBefore("legacy_late_papers", before)).isEqualTo(1);

        another.release();
        deletion.run();
        assertThat(endedBefore("legacy_late_papers", before)).isZero();
    }

    private long endedBefore(String table, Instant end) {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM " + table + " WHERE ended_at < ?", end)
                .orElseThrow();
    }

    private static String filled(String values, Instant at) {
        return values.replace(":id", "x'" + Ids.next().toString().replace("-", "") + "'")
                .replace(":at", "'" + at.toString().replace("T", " ").replace("Z", "") + "'");
    }

    private static void inserts(String row) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("INSERT INTO " + row);
        }
    }
}

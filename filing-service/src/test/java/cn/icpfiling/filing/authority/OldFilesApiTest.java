package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.OtherReplica;
import cn.icpfiling.filing.RowsRead;
import cn.icpfiling.filing.authority.OldFileTable.Kind;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files to and from the authority are kept for 100 days, their rows for ever. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class OldFilesApiTest extends AuthorityScene {

    private static final int PAST = 500;
    private static final int A_FEW = 20;
    private static final byte[] CONTENT = new byte[2_000];
    private static final byte[] NONE = null;

    @Inject
    ForgetOldFiles forget;

    @Inject
    OldFileTable files;

    @Inject
    Clock clock;

    @AfterEach
    void none_again() {
        for (var table : List.of("authority_uploads", "authority_downloads", "authority_results")) {
            sql.update("DELETE FROM " + table);
        }
    }

    @Test
    void the_content_of_a_file_goes_after_a_hundred_days_and_its_row_stays() {
        upload(102, NONE);
        upload(101, CONTENT);
        upload(99, CONTENT);
        download("TAKEN", 102, NONE);
        download("TAKEN", 101, CONTENT);
        download("TAKEN", 99, CONTENT);
        download("SET_ASIDE", 150, NONE);
        download("SET_ASIDE", 300, CONTENT);
        download("SET_ASIDE", 99, CONTENT);
        download("UNREADABLE", 300, CONTENT);

        OtherReplica.holds(sql, "authority-files", forget::runDue);
        assertThat(kept("authority_uploads") + kept("authority_downloads")).isEqualTo(7);

        forget.runDue();

        assertThat(kept("authority_uploads WHERE state = 'SENT'")).isEqualTo(1);
        assertThat(kept("authority_downloads WHERE state = 'TAKEN'")).isEqualTo(1);
        assertThat(kept("authority_downloads WHERE state = 'SET_ASIDE'"))
                .as("set aside at any age")
                .isEqualTo(1);
        assertThat(kept("authority_downloads WHERE state = 'UNREADABLE'"))
                .as("a person has not looked")
                .isEqualTo(1);
        assertThat(count("authority_uploads") + count("authority_downloads")).isEqualTo(10);
    }

    @Test
    void a_look_reads_none_of_the_files_of_the_past() throws SQLException {
        UnitOfWork.run(() -> {
            for (var days = 103; days < 103 + PAST; days++) {
                upload(days, NONE);
                download("TAKEN", days, NONE);
            }
            for (var days : List.of(102, 101, 99)) {
                upload(days, CONTENT);
                download("TAKEN", days, CONTENT);
            }
        });
        analyzed("authority_uploads, authority_downloads");
        var before = daysAgo(100);
        for (var kind : List.of(Kind.SENT, Kind.TAKEN)) {
            var from = files.oldestKept(kind, before);

            assertThat(RowsRead.by(kind.newestWithout(), kind.name(), before))
                    .as(kind.newestWithout())
                    .isLessThan(A_FEW);
            assertThat(RowsRead.by(kind.forget(), kind.name(), from, before, PAST))
                    .as(kind.forget())
                    .isLessThan(A_FEW);
            assertThat(RowsRead.by(kind.forget(), kind.name(), Instant.EPOCH, before, PAST))
                    .as("a look that begins with the first file is noticed")
                    .isGreaterThanOrEqualTo(PAST);
        }
        assertThat(kept("authority_uploads") + kept("authority_downloads")).isEqualTo(2);
    }

    /** The content of a result may be as large as its row; a thousand that wait must not be read to choose the next ones. */
    @Test
    void the_next_results_are_chosen_from_a_key_alone() throws SQLException {
        UnitOfWork.run(() -> {
            for (var count = 0; count < PAST; count++) {
                sql.update(
                        "INSERT INTO authority_results (id, download_id, position, group_name, order_id, digest, content,"
                                + " state, attempts, received_at) VALUES (?, ?, 0, 'BAJG', ?, ?, ?, ?, 0, ?)",
                        Ids.next(),
                        Ids.next(),
                        Ids.next(),
                        new byte[32],
                        CONTENT,
                        count % 5 == 0 ? "RECEIVED" : count % 5 == 1 ? "WAITING" : "APPLIED",
                        clock.instant());
            }
        });
        analyzed("authority_results");

        assertThat(plan(Downloads.OPEN))
                .anyMatch(line -> line.contains("authority_results_turn Using where; Using index"));
        assertThat(plan(Downloads.OPEN.replace(
                        "FROM authority_results", "FROM authority_results FORCE INDEX (PRIMARY)")))
                .as("a plan that reads the rows is noticed")
                .noneMatch(line -> line.contains("Using index"));
    }

    private List<String> plan(String statement) {
        return sql.list(
                row -> row.getString("key") + " " + row.getString("Extra"),
                "EXPLAIN " + statement,
                Downloads.BEFORE_ALL,
                100);
    }

    private void upload(int days, byte[] content) {
        sql.update(
                "INSERT INTO authority_uploads (id, file_name, state, content, attempts, refusals, next_attempt_at,"
                        + " prepared_at, sent_at) VALUES (?, 'old', 'SENT', ?, 1, 0, ?, ?, ?)",
                Ids.next(),
                content,
                daysAgo(days),
                daysAgo(days),
                daysAgo(days));
    }

    private void download(String state, int days, byte[] content) {
        var id = Ids.next();
        sql.update(
                "INSERT INTO authority_downloads (id, file_name, digest, state, content, received_at)"
                        + " VALUES (?, ?, '', ?, ?, ?)",
                id,
                id.toString(),
                state,
                content,
                daysAgo(days));
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    private long kept(String from) {
        return count(from + (from.contains("WHERE") ? " AND" : " WHERE") + " content IS NOT NULL");
    }

    private static void analyzed(String tables) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE " + tables);
        }
    }
}

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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of the rows that were set aside is read by its key: 3,000 rows of one load, of which one in a hundred may hold a filing back. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SetAsidePlanApiTest {
    private static final int ROWS = 3_000;
    private static final int FEW = 100;

    private final UUID load = Ids.next();
    private final UUID file = Ids.next();

    @Inject
    Sql sql;

    @BeforeEach
    void a_load_with_many_rows() throws SQLException {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement(
                        "insert into legacy_set_aside_rows (id, load_id, file_id, kind, file_ordinal, line, code, faults, content,"
                                + " found_at, delete_after, state, filing_id)"
                                + " values (?, ?, ?, 'FILINGS', 1, ?, 'ROW_TWICE', '[]', '', utc_timestamp(6), utc_timestamp(6), ?, ?)")) {
            for (var line = 1; line <= ROWS; line++) {
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setBytes(2, Binary.of(load));
                insert.setBytes(3, Binary.of(file));
                insert.setLong(4, line);
                insert.setString(5, line % 2 == 0 ? "WAITING" : "TRIED");
                insert.setBytes(6, line % FEW == 0 ? Binary.of(UUID.randomUUID()) : null);
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        sql.update("DELETE FROM legacy_set_aside_rows WHERE load_id = ?", load);
        analyzed();
    }

    @Test
    void a_page_of_rows_that_hold_filings_is_read_by_a_key_of_those_alone() {
        for (var line : List.of(0, ROWS / 2)) {
            assertThat(isInOrderOf("legacy_set_aside_rows_page", plan(SetAsideTable.HOLDING_PAGE, line)))
                    .as("after line %d: %s", line, plan(SetAsideTable.HOLDING_PAGE, line))
                    .isTrue();
        }
    }

    @Test
    void a_page_of_all_rows_is_read_in_the_order_of_a_key() {
        assertThat(plan(SetAsideTable.PAGE, ROWS / 2))
                .startsWith("legacy_set_aside_rows_line")
                .doesNotContain("filesort");
    }

    @Test
    void a_page_that_walks_or_sorts_the_load_is_seen() {
        var walking = plan(SetAsideTable.HOLDING_PAGE.replace("r.may_hold = 1", "r.state = 'WAITING'"), 0);

        assertThat(isInOrderOf("legacy_set_aside_rows_page", walking))
                .as(walking)
                .isFalse();
    }

    private static boolean isInOrderOf(String key, String plan) {
        return plan.startsWith(key) && !plan.contains("filesort");
    }

    private String plan(String statement, long line) {
        return sql.list(
                        row -> row.getString("key") + " " + row.getString("Extra"),
                        "EXPLAIN " + statement,
                        load,
                        1,
                        1,
                        line,
                        51)
                .getFirst();
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE legacy_set_aside_rows");
        }
    }
}

package cn.icpfiling.account.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.Notice;
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

/** The SMS whose text is not approved are counted without those that wait for another reason: 3,000 that wait for the morning. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class UnapprovedPlanApiTest {

    private static final int WAITING = 3_000;

    private final String cause = "plan/" + UUID.randomUUID() + "/";

    @Inject
    Sql sql;

    @BeforeEach
    void many_sms_wait_for_the_morning() throws SQLException {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement(
                        "insert into notices (id, cause, channel, template, language, recipient, fate, attempts,"
                                + " next_attempt_at, created_at, recipient_kind, contact_kind, text_version, last_fault)"
                                + " values (?, ?, 'SMS', 'ORDER_EXPIRED', 'EN', '', 'WAITING', 0,"
                                + " utc_timestamp(6) + interval 1 day, utc_timestamp(6), 'ACCOUNT', 'MOBILE', 1, 'HELD')")) {
            for (var number = 1; number <= WAITING; number++) {
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setString(2, cause + number);
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        sql.update("DELETE FROM notices WHERE cause LIKE ?", cause + "%");
        analyzed();
    }

    @Test
    void the_count_reads_none_that_waits_for_another_reason() {
        assertThat(rows(OverdueTable.UNAPPROVED)).isLessThan(WAITING / 10);
    }

    @Test
    void a_count_that_reads_them_all_is_seen() {
        assertThat(rows(OverdueTable.UNAPPROVED.replace("last_fault LIKE", "CONCAT(last_fault, '') LIKE")))
                .isGreaterThanOrEqualTo(WAITING / 2);
    }

    /** How many rows of the notices the plan says are read. */
    private long rows(String statement) {
        return sql
                .list(
                        row -> row.getString("table").equals("notices") ? row.getLong("rows") : 0,
                        "EXPLAIN " + statement,
                        false,
                        Notice.UNAPPROVED + "%")
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE notices");
        }
    }
}

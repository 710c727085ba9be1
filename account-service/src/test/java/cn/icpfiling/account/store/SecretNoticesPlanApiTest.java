package cn.icpfiling.account.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RowsRead;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes are deleted after a day without a look at the other notices of callers without an account: 2,000 that stay half a year. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SecretNoticesPlanApiTest {

    private static final int OTHERS = 2_000;
    private static final Instant BEFORE = Instant.now().minus(Duration.ofDays(50));

    private final String cause = "secrets/" + UUID.randomUUID() + "/";

    @Inject
    NoticeRepository notices;

    @Inject
    Sql sql;

    @BeforeEach
    void callers_without_an_account_have_many_notices_and_one_old_code() throws SQLException {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement(
                        "insert into notices (id, cause, channel, template, language, recipient, fate, attempts,"
                                + " next_attempt_at, created_at, decided_at, recipient_kind, contact_kind)"
                                + " values (?, ?, 'SMS', ?, 'ZH', '', 'SENT', 1, utc_timestamp(6),"
                                + " utc_timestamp(6), utc_timestamp(6) - interval 100 day, 'ACCOUNT', 'MOBILE')")) {
            for (var number = 0; number <= OTHERS; number++) {
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setString(2, cause + number);
                insert.setString(3, number == 0 ? "CODE_SIGN_IN" : "MEMBER_INVITED");
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
    void the_deletion_of_codes_reads_no_other_notice() {
        assertThat(RowsRead.by(
                        sql, () -> assertThat(notices.forgetSecrets(BEFORE)).isPositive()))
                .isLessThan(OTHERS / 10);
    }

    @Test
    void a_look_that_reads_them_all_is_seen() {
        assertThat(RowsRead.by(sql, () -> notices.count("account is null and attempts > ?1", 0)))
                .isGreaterThanOrEqualTo(OTHERS);
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE notices");
        }
    }
}

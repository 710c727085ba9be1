package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries and replays are kept for thirty days; one run deletes all that are older, also what still waits. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DeleteOldDeliveriesApiTest {

    private static final Duration KEPT = Duration.ofDays(30);
    /** More than one transaction deletes. */
    private static final int OLD = 2_001;

    @Inject
    DeleteOldDeliveries deleteOld;

    /** No endpoint has it any more. */
    private final UUID endpoint = Ids.next();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    webhook_deliveries | (id, endpoint_id, event_id, created_at, type, body, state, attempts, next_attempt_at) values (?, ?, ?, ?, 'X', '{}', 'WAITING', 1, utc_timestamp(6))
                    webhook_deliveries | (id, endpoint_id, event_id, created_at, type, body, state, attempts) values (?, ?, ?, ?, 'X', '{}', 'DELIVERED', 1)
                    webhook_replays    | (id, endpoint_id, done_delivery, created_at) values (?, ?, ?, ?)
                    """)
    void rows_past_their_age_are_gone_after_one_run_and_one_that_has_a_minute_left_stays(String table, String values)
            throws SQLException {
        isCreated(table + " " + values, OLD, KEPT.plusMinutes(1));
        isCreated(table + " " + values, 1, KEPT.minusMinutes(1));

        deleteOld.run();

        assertThat(rowsOf(table)).isOne();
    }

    private void isCreated(String into, int many, Duration ago) throws SQLException {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement("insert into " + into)) {
            for (var row = 0; row < many; row++) {
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setBytes(2, Binary.of(endpoint));
                insert.setBytes(3, Binary.of(Ids.next()));
                insert.setObject(4, LocalDateTime.ofInstant(Instant.now().minus(ago), ZoneOffset.UTC));
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
    }

    private long rowsOf(String table) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select count(*) from " + table + " where endpoint_id = ?")) {
            query.setBytes(1, Binary.of(endpoint));
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}

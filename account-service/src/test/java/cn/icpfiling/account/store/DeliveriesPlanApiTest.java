package cn.icpfiling.account.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of deliveries is read by its key: 3,000 deliveries of thirty endpoints. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DeliveriesPlanApiTest {

    private static final int DELIVERIES = 3_000;

    private final List<UUID> endpoints =
            Stream.generate(UUID::randomUUID).limit(30).toList();

    @Inject
    Sql sql;

    @BeforeEach
    void many_endpoints_have_deliveries() throws SQLException {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement(
                        "insert into webhook_deliveries (id, endpoint_id, event_id, number,"
                                + " type, body, state, attempts, created_at, decided_at)"
                                + " values (?, ?, ?, ?, 'webhook.test', '{}', 'DELIVERED', 1, utc_timestamp(6), utc_timestamp(6))")) {
            for (var number = 1; number <= DELIVERIES; number++) {
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setBytes(2, Binary.of(endpoints.get(number % endpoints.size())));
                insert.setBytes(3, Binary.of(UUID.randomUUID()));
                insert.setInt(4, number);
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        endpoints.forEach(endpoint -> sql.update("DELETE FROM webhook_deliveries WHERE endpoint_id = ?", endpoint));
        analyzed();
    }

    @Test
    void the_first_page_and_each_later_one_are_read_in_the_order_of_a_key() {
        for (var before : Arrays.asList(null, Ids.next())) {
            assertThat(plan(WebhookDeliveryTable.PAGE, before))
                    .as("before %s", before)
                    .startsWith("webhook_deliveries_page")
                    .doesNotContain("filesort");
        }
    }

    @Test
    void a_page_that_sorts_is_seen() {
        assertThat(plan(WebhookDeliveryTable.PAGE.replace("ORDER BY id", "ORDER BY decided_at"), null))
                .contains("filesort");
    }

    private String plan(String statement, UUID before) {
        return sql.list(
                        row -> row.getString("key") + " " + row.getString("Extra"),
                        "EXPLAIN " + statement,
                        endpoints.getFirst(),
                        before,
                        before,
                        51)
                .getFirst();
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE webhook_deliveries");
        }
    }
}

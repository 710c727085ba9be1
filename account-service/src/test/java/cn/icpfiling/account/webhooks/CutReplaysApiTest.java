package cn.icpfiling.account.webhooks;

import static cn.icpfiling.account.Rows.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replay of many deliveries that was cut off goes on where it stopped; each delivery waits again once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class CutReplaysApiTest {

    private static final int EVENTS = 600;
    private static final int BATCH = 500;

    ReceiverStub receivers;

    private HookOwner owner;
    private String endpoint;

    /** Paused, so that nothing is sent meanwhile. */
    @BeforeEach
    void a_paused_endpoint_has_had_many_events() throws SQLException {
        owner = HookOwner.applicant();
        endpoint = owner.addsId(receivers.url(HookOwner.host("ok")));
        owner.acts(endpoint, "pause").then().statusCode(200);
        try (var database = LocalStack.connection();
                var insert =
                        database.prepareStatement("insert into webhook_deliveries (id, endpoint_id, event_id, number,"
                                + " type, body, state, attempts, created_at, decided_at)"
                                + " values (unhex(?), unhex(?), unhex(?), ?, 'webhook.test', '{}', ?, 1, utc_timestamp(6),"
                                + " utc_timestamp(6))")) {
            for (var number = 1; number <= EVENTS; number++) {
                insert.setString(1, plain(Ids.next().toString()));
                insert.setString(2, plain(endpoint));
                insert.setString(3, plain(UUID.randomUUID().toString()));
                insert.setInt(4, number);
                insert.setString(5, number % 2 == 0 ? "FAILED" : "DELIVERED");
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
    }

    @Test
    void a_range_goes_on_after_the_batch_at_which_the_replica_died() throws SQLException {
        var key = UUID.randomUUID().toString();
        replays(key, Map.of("fromNumber", 1, "toNumber", EVENTS)).then().statusCode(202);
        assertThat(replayed(1)).isEqualTo(EVENTS);

        // As the replica leaves it that dies after the first batch: no response is stored, and the batch is delivered
        // meanwhile.
        execute("delete from idempotent_requests");
        execute("update webhook_replays set done_number = " + BATCH + ", queued = " + BATCH + ", ended = false"
                + ofEndpoint());
        execute("update webhook_deliveries set state = 'DELIVERED', next_attempt_at = null, replays = 1"
                + ofEndpoint());
        replays(key, Map.of("fromNumber", 1, "toNumber", EVENTS))
                .then()
                .statusCode(202)
                .body("queued", equalTo(EVENTS));

        assertThat(replayed(1)).isEqualTo(BATCH);
        assertThat(replayed(2)).isEqualTo(EVENTS - BATCH);
    }

    @Test
    void a_failed_delivery_that_fails_again_is_not_queued_twice_by_one_replay() throws SQLException {
        var key = UUID.randomUUID().toString();
        replays(key, Map.of()).then().statusCode(202).body("queued", equalTo(EVENTS / 2));

        execute("delete from idempotent_requests");
        execute("update webhook_replays set ended = false" + ofEndpoint());
        execute("update webhook_deliveries set state = 'FAILED', next_attempt_at = null" + ofEndpoint()
                + " and state = 'WAITING'");
        replays(key, Map.of()).then().statusCode(202).body("queued", equalTo(EVENTS / 2));

        assertThat(replayed(1)).isEqualTo(EVENTS / 2);
        assertThat(replayed(2)).isZero();
    }

    @Test
    void of_the_same_request_many_times_at_once_each_delivery_waits_again_once() throws Exception {
        var key = UUID.randomUUID().toString();
        Callable<Integer> request =
                () -> replays(key, Map.of("fromNumber", 1, "toNumber", EVENTS)).statusCode();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers =
                    threads.invokeAll(Stream.generate(() -> request).limit(4).toList());
            assertThat(answers.stream().map(one -> one.resultNow()))
                    .contains(202)
                    .containsAnyOf(202, 409);
        }

        assertThat(replayed(1)).isEqualTo(EVENTS);
        assertThat(replayed(2)).isZero();
    }

    @Test
    void a_key_stands_for_one_range() throws SQLException {
        var key = UUID.randomUUID().toString();
        replays(key, Map.of("fromNumber", 1, "toNumber", 10)).then().statusCode(202);
        execute("delete from idempotent_requests");

        replays(key, Map.of("fromNumber", 1, "toNumber", 20))
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    private Response replays(String key, Map<String, ?> range) {
        return owner.posts(key, "/api/v1/webhook-endpoints/" + endpoint + "/replays", range);
    }

    private long replayed(int times) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from webhook_deliveries" + ofEndpoint() + " and replays = " + times)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String ofEndpoint() {
        return " where endpoint_id = x'" + plain(endpoint) + "'";
    }

    private static String plain(String id) {
        return id.replace("-", "");
    }
}

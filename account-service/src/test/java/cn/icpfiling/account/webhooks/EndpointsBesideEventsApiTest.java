package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.DisableReason;
import cn.icpfiling.account.events.AccountEvent;
import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An event that is being logged has been given to the endpoints already. An endpoint that begins to gather at this time waits for the
 * event's commit, so that a replay up to the last event has it.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class EndpointsBesideEventsApiTest {

    private static final String ENDPOINTS = "/api/v1/webhook-endpoints";
    private static final String TYPE = "filing.order.submitted";
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** The statement of {@code EventTable.lock}. A transaction that takes a number of the log adds one, and does not count here. */
    private static final String LOCKS_A_LOG = "INSERT INTO account_event_logs%UPDATE last_number = last_number";

    ReceiverStub receivers;

    @Inject
    EventLog log;

    @Inject
    WebhookQueueTable queues;

    @Inject
    DisableEndpoint disable;

    private HookOwner owner;
    private UUID account;
    private String url;

    @BeforeEach
    void an_owner_signs_up() {
        var opened = new Caller().signedUp();
        account = UUID.fromString(opened.getString("account.accountId"));
        owner = new HookOwner(opened.getString("session.accessToken"));
        url = receivers.url(HookOwner.host("ok"));
    }

    @Test
    void an_endpoint_is_resumed_after_the_event_that_is_being_logged() throws Exception {
        var endpoint = owner.addsId(url, TYPE);
        var id = UUID.fromString(endpoint);
        UnitOfWork.run(() -> queues.disableAs(id, DisableReason.GONE));
        disable.handle(id);

        whileAnEventIsLogged(() -> owner.acts(endpoint, "resumption"));

        replays(endpoint);
    }

    @Test
    void an_endpoint_gets_more_types_after_the_event_that_is_being_logged() throws Exception {
        var endpoint = owner.addsId(url);

        whileAnEventIsLogged(
                () -> owner.puts(ENDPOINTS + "/" + endpoint, "*", Map.of("url", url, "types", List.of(TYPE))));

        replays(endpoint);
    }

    @Test
    void an_endpoint_is_added_after_the_event_that_is_being_logged() throws Exception {
        var added = whileAnEventIsLogged(() -> owner.posts(ENDPOINTS, Map.of("url", url, "types", List.of(TYPE))));

        replays(added.path("endpointId"));
    }

    @Test
    void of_twenty_endpoints_added_at_once_ten_are_stored() throws Exception {
        Callable<Integer> adds =
                () -> owner.posts(ENDPOINTS, Map.of("url", url)).statusCode();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads
                    .invokeAll(Stream.generate(() -> adds).limit(20).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(answers).containsOnly(201, 409);
            assertThat(answers).filteredOn(status -> status == 201).hasSize(10);
        }
    }

    /** Sends the request between the event and its commit, which comes when the request waits for the log. The answer is a success. */
    private Response whileAnEventIsLogged(Callable<Response> request) throws Exception {
        var logged = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var event = threads.submit(() -> UnitOfWork.run(() -> {
                    log.append(
                            account,
                            Optional.of(account),
                            new AccountEvent(Ids.next(), TYPE, 1, Instant.now(), new TreeMap<>()));
                    logged.countDown();
                    awaits(goOn);
                }));
                awaits(logged);
                var answer = threads.submit(request);

                await().atMost(LONGEST).pollInterval(Duration.ofMillis(300)).until(() -> {
                    assertThat(answer.isDone())
                            .as("answered before the event's commit")
                            .isFalse();
                    return waitsForALog();
                });
                goOn.countDown();

                event.get();
                assertThat(answer.get().statusCode()).isIn(200, 201);
                return answer.get();
            } finally {
                // The executor closes only when the event is done.
                goOn.countDown();
            }
        }
    }

    private static boolean waitsForALog() throws SQLException {
        try (var owner = LocalStack.ownersConnection();
                var query = owner.prepareStatement("SELECT 1 FROM information_schema.innodb_trx"
                        + " WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE ?")) {
            query.setString(1, LOCKS_A_LOG);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            if (!latch.await(LONGEST.toSeconds() * 2, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the other thread did not come so far");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void replays(String endpoint) {
        var last = owner.reads("/api/v1/events?types=" + TYPE).getLong("items[0].number");
        owner.posts(ENDPOINTS + "/" + endpoint + "/replays", Map.of("fromNumber", 1, "toNumber", last))
                .then()
                .statusCode(202)
                .body("queued", equalTo(1));
    }
}

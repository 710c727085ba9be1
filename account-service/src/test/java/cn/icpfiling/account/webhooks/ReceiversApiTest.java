package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.events.AccountEvent;
import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each receiver that misbehaves leads to, as docs/webhooks.md says. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class ReceiversApiTest {

    private static final String NOTE = "备案已通过 😀";

    ReceiverStub receivers;

    @Inject
    EventLog log;

    private HookOwner owner;

    @BeforeEach
    void an_owner_signs_up() {
        owner = HookOwner.applicant();
    }

    @Test
    void an_event_arrives_once_with_the_headers_of_the_standard() {
        var host = HookOwner.host("ok");
        var made = owner.adds(receivers.url(host));

        var delivery = owner.awaits(owner.tests(made.getString("endpointId"), NOTE), "DELIVERED");

        assertThat(receivers.of(host)).singleElement().satisfies(request -> {
            assertThat(request.header("webhook-id")).isEqualTo(delivery.getString("eventId"));
            assertThat(request.header("content-type")).isEqualTo("application/json");
            assertThat(Instant.ofEpochSecond(Long.parseLong(request.header("webhook-timestamp"))))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            assertThat(request.header("webhook-signature")).isEqualTo(signature(made.getString("secret"), request));
            assertThat(request.body()).contains("\"type\":\"webhook.test\"", NOTE);
        });
        assertThat(delivery.getInt("attempts")).isEqualTo(1);
        assertThat(delivery.getInt("lastStatus")).isEqualTo(204);
        assertThat(delivery.getString("lastError")).isNull();
    }

    @Test
    void an_event_of_the_log_arrives_where_its_type_is_wanted() {
        var signedUp = new Caller().signedUp();
        var holder = new HookOwner(signedUp.getString("session.accessToken"));
        var wants = HookOwner.host("ok");
        var passes = HookOwner.host("ok");
        holder.adds(receivers.url(wants), "filing.order.*");
        holder.adds(receivers.url(passes), "filing.record.*");
        var order = Ids.next();
        var event = new AccountEvent(
                Ids.next(), "filing.order.completed", 9, Instant.now(), new TreeMap<>(Map.of("orderId", order)));

        UnitOfWork.run(() -> log.append(List.of(UUID.fromString(signedUp.getString("account.accountId"))), event));

        await().untilAsserted(() -> assertThat(receivers.of(wants))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.header("webhook-id"))
                            .isEqualTo(event.id().toString());
                    assertThat(request.body()).contains("\"type\":\"filing.order.completed\"", order.toString());
                }));
        assertThat(receivers.of(passes)).isEmpty();
    }

    @Test
    @Tag("long")
    void a_receiver_that_hangs_is_a_timeout_and_the_delivery_waits_for_its_next_slot() {
        var delivery = afterThreeAttempts("hang");

        assertThat(delivery).containsExactly("WAITING", "TIMEOUT", null);
    }

    @Test
    @Tag("long")
    void a_slow_drip_of_headers_is_a_timeout_too() {
        assertThat(afterThreeAttempts("slowloris")).containsExactly("WAITING", "TIMEOUT", null);
    }

    @Test
    @Tag("long")
    void a_reset_is_a_broken_connection() {
        assertThat(afterThreeAttempts("rst")).containsExactly("WAITING", "CONNECTION", null);
    }

    @Test
    @Tag("long")
    void a_status_500_is_tried_again_in_its_next_slot() {
        assertThat(afterThreeAttempts("dead")).containsExactly("WAITING", "STATUS", 500);
    }

    @Test
    @Tag("long")
    void a_redirect_is_not_followed() {
        assertThat(afterThreeAttempts("redirect")).containsExactly("WAITING", "REDIRECT", 301);
        assertThat(receivers.of("ok-inside.receivers.example")).isEmpty();
    }

    @Test
    void a_second_attempt_succeeds_under_the_same_id_and_body() {
        var host = HookOwner.host("flaky");
        var endpoint = owner.addsId(receivers.url(host));

        var delivery = owner.awaits(owner.tests(endpoint, NOTE), "DELIVERED");

        assertThat(delivery.getInt("attempts")).isEqualTo(2);
        assertThat(receivers.of(host))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.header("traceparent"))
                        .as("the trace of the request that caused the event")
                        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"));
        assertThat(receivers.of(host).stream()
                        .map(one -> one.header("webhook-id") + one.header("traceparent") + one.body())
                        .distinct())
                .hasSize(1);
        await().untilAsserted(() ->
                assertThat(owner.endpoint(endpoint).getInt("failures")).isZero());
    }

    @Test
    void gone_disables_the_endpoint_and_nothing_more_is_sent() {
        var host = HookOwner.host("gone");
        var endpoint = owner.addsId(receivers.url(host));

        var delivery = owner.awaits(owner.tests(endpoint, null), "FAILED");
        await().untilAsserted(() ->
                assertThat(owner.endpoint(endpoint).getString("state")).isEqualTo("DISABLED"));
        owner.tests(endpoint, null);

        assertThat(delivery.getString("lastError")).isEqualTo("GONE");
        assertThat(delivery.getInt("attempts")).isEqualTo(1);
        assertThat(owner.endpoint(endpoint).getString("reason")).isEqualTo("GONE");
        assertThat(receivers.of(host)).hasSize(1);
    }

    @Test
    void retry_after_is_honoured() {
        var endpoint = owner.addsId(receivers.url(HookOwner.host("busy")));

        var delivery = owner.awaitsAttempts(owner.tests(endpoint, null), 1);

        assertThat(delivery.getString("lastError")).isEqualTo("THROTTLED");
        assertThat(delivery.getInt("lastStatus")).isEqualTo(429);
        assertThat(Duration.between(
                        Instant.parse(delivery.getString("lastAttemptAt")),
                        Instant.parse(delivery.getString("nextAttemptAt"))))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(120));
        assertThat(owner.endpoint(endpoint).getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void an_endless_body_of_a_success_is_a_success() {
        var endpoint = owner.addsId(receivers.url(HookOwner.host("endless")));

        assertThat(owner.awaits(owner.tests(endpoint, null), "DELIVERED").getInt("attempts"))
                .isEqualTo(1);
    }

    @Test
    void a_name_that_moves_to_a_private_address_gets_nothing() {
        var host = HookOwner.host("ok");
        var endpoint = owner.addsId(receivers.url(host));
        receivers.moves(host);

        var delivery = owner.awaitsAttempts(owner.tests(endpoint, null), 1);

        assertThat(delivery.getString("lastError")).isEqualTo("ADDRESS_REFUSED");
        assertThat(receivers.of(host)).isEmpty();
    }

    @Test
    void both_secrets_sign_after_a_rotation() {
        var host = HookOwner.host("ok");
        var made = owner.adds(receivers.url(host));
        var rotated = owner.acts(made.getString("endpointId"), "secret-rotations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        owner.awaits(owner.tests(made.getString("endpointId"), NOTE), "DELIVERED");

        var request = receivers.of(host).getFirst();
        assertThat(rotated.getString("secret")).isNotEqualTo(made.getString("secret"));
        assertThat(request.header("webhook-signature"))
                .isEqualTo(signature(rotated.getString("secret"), request) + " "
                        + signature(made.getString("secret"), request));
        assertThat(rotated.getString("formerSecretUntil")).isNotNull();
    }

    @Test
    @Tag("long")
    void a_paused_endpoint_gathers_and_catches_up() {
        var host = HookOwner.host("ok");
        var endpoint = owner.addsId(receivers.url(host));
        owner.acts(endpoint, "pause").then().statusCode(200);
        var deliveries = new ArrayList<String>();
        for (var event = 0; event < 12; event++) {
            deliveries.add(owner.tests(endpoint, "event " + event));
        }
        // A later event of another endpoint has arrived, so the queue went past those of the paused one.
        var other = owner.addsId(receivers.url(HookOwner.host("ok")));
        owner.awaits(owner.tests(other, "after all others"), "DELIVERED");
        assertThat(receivers.of(host)).isEmpty();

        owner.acts(endpoint, "resumption").then().statusCode(200);

        deliveries.forEach(delivery -> owner.awaits(delivery, "DELIVERED"));
        assertThat(receivers.of(host)).hasSize(12);
    }

    /** State, error and status. The first two waits of this test's schedule are short, the third one is five minutes. */
    private List<Object> afterThreeAttempts(String behaviour) {
        var endpoint = owner.addsId(receivers.url(HookOwner.host(behaviour)));
        var delivery = owner.awaitsAttempts(owner.tests(endpoint, null), 3);
        assertThat(Duration.between(
                        Instant.parse(delivery.getString("lastAttemptAt")),
                        Instant.parse(delivery.getString("nextAttemptAt"))))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(31));
        assertThat(delivery.getInt("attemptsLeft")).isEqualTo(7);
        assertThat(owner.endpoint(endpoint).getString("state")).isEqualTo("ACTIVE");
        assertThat(owner.endpoint(endpoint).getInt("failures")).isEqualTo(3);
        var result = new ArrayList<Object>();
        result.add(delivery.getString("state"));
        result.add(delivery.getString("lastError"));
        result.add(delivery.get("lastStatus"));
        return result;
    }

    private static String signature(String secret, ReceiverStub.Received request) {
        return Signature.of(
                List.of(secret),
                request.header("webhook-id"),
                Long.parseLong(request.header("webhook-timestamp")),
                request.body());
    }
}

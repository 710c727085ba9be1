package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners keep their own endpoints, and no others. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class WebhookEndpointsApiTest {

    private static final String ENDPOINTS = "/api/v1/webhook-endpoints";

    ReceiverStub receivers;

    private HookOwner owner;

    @BeforeEach
    void an_owner_signs_up() {
        owner = HookOwner.applicant();
    }

    @Test
    void the_secret_is_shown_once_and_again_to_the_same_request() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("url", receivers.url(HookOwner.host("ok")), "description", "panel");
        var first = owner.posts(key, ENDPOINTS, body).then().statusCode(201).extract();
        var again = owner.posts(key, ENDPOINTS, body).then().statusCode(201).extract();
        var id = first.jsonPath().getString("endpointId");

        assertThat(first.jsonPath().getString("secret")).startsWith("whsec_");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(first.header("Location")).endsWith(ENDPOINTS + "/" + id);
        assertThat(owner.endpoint(id).getString("secret")).isNull();
        assertThat(owner.reads(ENDPOINTS).getList("items.secret", String.class)).containsOnlyNulls();
    }

    @Test
    void no_secret_is_readable_in_the_table() throws SQLException {
        var made = owner.adds(receivers.url(HookOwner.host("ok")));
        owner.acts(made.getString("endpointId"), "secret-rotations").then().statusCode(200);
        assertThat(Audited.acts(made.getString("endpointId"))).endsWith("WEBHOOK.ROTATE_SECRET");

        try (var database = LocalStack.connection();
                var rows = database.createStatement()
                        .executeQuery("select hex(concat(secret, former_secret)) from webhook_endpoints "
                                + "where former_secret is not null")) {
            var secret = HexFormat.of()
                    .withUpperCase()
                    .formatHex(made.getString("secret").getBytes(StandardCharsets.UTF_8));
            var seen = 0;
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(secret);
                seen++;
            }
            assertThat(seen).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://ok-x.receivers.example/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://0x7f000001/",
                "https://localhost/",
                "https://user@ok-x.receivers.example/",
                "https://ok-x.receivers.example:1/",
                "https://ok-x.receivers.example/#part",
                "https://ok-x.receivers.example/備案",
                "not a url"
            })
    @Tag("long")
    void a_url_that_no_webhook_may_go_to_is_refused(String url) {
        owner.posts(ENDPOINTS, Map.of("url", url))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("WEBHOOK_URL_REFUSED"))
                .body("errors[0].pointer", equalTo("/url"));
    }

    @Test
    void a_name_of_a_private_address_is_refused_at_once() {
        owner.posts(ENDPOINTS, Map.of("url", receivers.url(HookOwner.host("private"))))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("WEBHOOK_URL_REFUSED"));
    }

    @Test
    void ten_endpoints_are_enough() {
        for (var endpoint = 0; endpoint < 10; endpoint++) {
            owner.adds(receivers.url(HookOwner.host("ok")));
        }

        owner.posts(ENDPOINTS, Map.of("url", receivers.url(HookOwner.host("ok"))))
                .then()
                .statusCode(409)
                .body("code", equalTo("WEBHOOK_ENDPOINTS_FULL"));
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        var id = owner.addsId(receivers.url(HookOwner.host("ok")));
        var path = ENDPOINTS + "/" + id;
        var tag = owner.gets(path).header("ETag");
        var url = receivers.url(HookOwner.host("ok"));
        var body = Map.of("url", url, "types", List.of("filing.*"), "description", "moved");

        owner.puts(path, null, body).then().statusCode(428);
        owner.puts(path, tag, body)
                .then()
                .statusCode(200)
                .body("url", equalTo(url))
                .body("types[0]", equalTo("filing.*"));
        owner.puts(path, tag, body).then().statusCode(412);
        assertThat(Audited.acts(id)).containsExactly("WEBHOOK.ADD", "WEBHOOK.CHANGE");
    }

    @Test
    void an_endpoint_is_paused_and_resumed_in_turn() {
        var id = owner.addsId(receivers.url(HookOwner.host("ok")));

        owner.acts(id, "resumption").then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        owner.acts(id, "pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        owner.acts(id, "pause").then().statusCode(409);
        owner.acts(id, "resumption").then().statusCode(200).body("state", equalTo("ACTIVE"));
        assertThat(Audited.acts(id)).containsExactly("WEBHOOK.ADD", "WEBHOOK.PAUSE", "WEBHOOK.RESUME");
    }

    @Test
    void a_deleted_endpoint_and_its_deliveries_are_not_found() {
        var id = owner.addsId(receivers.url(HookOwner.host("ok")));
        var delivery = owner.tests(id, null);
        owner.awaits(delivery, "DELIVERED");

        owner.deletes(ENDPOINTS + "/" + id).then().statusCode(204);

        owner.gets(ENDPOINTS + "/" + id).then().statusCode(404);
        owner.gets("/api/v1/webhook-deliveries/" + delivery).then().statusCode(404);
        owner.deletes(ENDPOINTS + "/" + id).then().statusCode(404);
        assertThat(Audited.acts(id)).containsExactly("WEBHOOK.ADD", "WEBHOOK.DELETE");
    }

    @Test
    void the_endpoint_of_another_owner_is_not_found() {
        var id = owner.addsId(receivers.url(HookOwner.host("ok")));
        var delivery = owner.tests(id, null);
        for (var stranger : List.of(HookOwner.applicant(), HookOwner.partner())) {
            stranger.gets(ENDPOINTS + "/" + id).then().statusCode(404);
            stranger.puts(ENDPOINTS + "/" + id, "*", Map.of("url", receivers.url(HookOwner.host("ok"))))
                    .then()
                    .statusCode(404);
            stranger.deletes(ENDPOINTS + "/" + id).then().statusCode(404);
            for (var act : List.of("pause", "resumption", "secret-rotations")) {
                stranger.acts(id, act).then().statusCode(404);
            }
            stranger.posts(ENDPOINTS + "/" + id + "/test-events", Map.of())
                    .then()
                    .statusCode(404);
            stranger.posts(ENDPOINTS + "/" + id + "/replays", Map.of()).then().statusCode(404);
            stranger.gets("/api/v1/webhook-deliveries?endpointId=" + id).then().statusCode(404);
            stranger.gets("/api/v1/webhook-deliveries/" + delivery).then().statusCode(404);
            stranger.posts("/api/v1/webhook-deliveries/" + delivery + "/replay", Map.of())
                    .then()
                    .statusCode(404);
            assertThat(stranger.reads(ENDPOINTS).getList("items")).isEmpty();
        }
    }

    @Test
    void a_partner_needs_the_scope_of_the_operation() {
        var reader = new HookOwner(TestPartner.create("webhooks:read").token());

        reader.gets(ENDPOINTS).then().statusCode(200);
        reader.posts(ENDPOINTS, Map.of("url", receivers.url(HookOwner.host("ok"))))
                .then()
                .statusCode(403)
                .body("code", equalTo("SCOPE_MISSING"));
        reader.gets("/api/v1/events").then().statusCode(403).body("code", equalTo("SCOPE_MISSING"));
    }

    @Test
    void a_replay_sends_again_once_per_key() {
        var host = HookOwner.host("ok");
        var id = owner.addsId(receivers.url(host));
        var delivery = owner.tests(id, null);
        owner.awaits(delivery, "DELIVERED");
        var key = UUID.randomUUID().toString();
        var path = "/api/v1/webhook-deliveries/" + delivery + "/replay";

        owner.posts(key, path, Map.of()).then().statusCode(202).body("state", equalTo("WAITING"));
        owner.awaits(delivery, "DELIVERED");
        owner.posts(key, path, Map.of()).then().statusCode(202).header("Idempotent-Replayed", "true");
        assertThat(Audited.acts(id)).containsExactly("WEBHOOK.ADD", "WEBHOOK.REPLAY");

        assertThat(receivers.of(host)).hasSize(2);
        assertThat(receivers.of(host).stream()
                        .map(one -> one.header("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void all_failed_deliveries_are_replayed_by_one_request() {
        var host = HookOwner.host("gone");
        var id = owner.addsId(receivers.url(host));
        var delivery = owner.tests(id, null);
        owner.awaits(delivery, "FAILED");
        receivers.becomes(host, "ok");

        owner.posts(ENDPOINTS + "/" + id + "/replays", Map.of())
                .then()
                .statusCode(202)
                .body("queued", equalTo(1));
        assertThat(Audited.acts(id)).endsWith("WEBHOOK.REPLAY");
        owner.acts(id, "resumption");

        owner.awaits(delivery, "DELIVERED");
        owner.posts(ENDPOINTS + "/" + id + "/replays", Map.of("fromNumber", 5, "toNumber", 1))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("REPLAY_RANGE_TOO_LARGE"));
    }

    @Test
    void deliveries_are_listed_by_state_and_page() {
        var id = owner.addsId(receivers.url(HookOwner.host("ok")));
        for (var event = 0; event < 3; event++) {
            owner.awaits(owner.tests(id, null), "DELIVERED");
        }
        var list = "/api/v1/webhook-deliveries?limit=2&endpointId=" + id;

        var first = owner.reads(list + "&state=DELIVERED");
        var second = owner.reads(list + "&state=DELIVERED&cursor=" + first.getString("next"));

        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
        assertThat(owner.reads(list + "&state=FAILED").getList("items")).isEmpty();
        owner.gets(list + "&state=LOST").then().statusCode(400);
    }

    @Test
    void the_addresses_of_deliveries_are_published() {
        assertThat(owner.reads("/api/v1/webhook-egress").getList("addresses")).isEqualTo(List.of("203.0.113.0/28"));
    }

    @Test
    @Tag("long")
    void replays_are_limited() {
        var id = owner.addsId(receivers.url(HookOwner.host("ok")));
        for (var replay = 0; replay < 60; replay++) {
            owner.posts(ENDPOINTS + "/" + id + "/replays", Map.of()).then().statusCode(202);
        }

        owner.posts(ENDPOINTS + "/" + id + "/replays", Map.of())
                .then()
                .statusCode(429)
                .body("code", equalTo("TOO_MANY_REQUESTS"));
    }
}

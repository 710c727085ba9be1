package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** J30: a partner's edge is told of each change of the partner's serving list, in the log and by webhook. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class ServingEventsApiTest {

    private static final String TYPE = "filing.serving.changed";
    private static final TestTopic CHANGES = new TestTopic("icp.filing.partner-serving.v1");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final UUID service = Ids.next();

    ReceiverStub receivers;

    private TestPartner partner;

    @BeforeEach
    void a_partner_is_let_in() {
        partner = TestPartner.create("events:read", "webhooks:read", "webhooks:write");
    }

    @Test
    void each_change_is_logged_and_sent_once_in_the_order_of_the_versions_and_to_its_partner_alone()
            throws IOException {
        var host = HookOwner.host("ok");
        new HookOwner(partner.token()).adds(receivers.url(host), TYPE);
        var other = TestPartner.create("events:read");
        var holder = new Caller().signedUp().getString("session.accessToken");
        var first = Ids.next();
        changes(first, partner, 1, "SERVE", "APPROVED");
        changes(first, partner, 1, "SERVE", "APPROVED");
        changes(Ids.next(), partner, 2, "STOP", "ACCESS_CANCELLED");
        changes(first, partner, 1, "SERVE", "APPROVED");
        changes(Ids.next(), partner, 3, "SERVE", "APPROVED");
        changes(Ids.next(), other, 1, "STOP", "LEFT_PARTNER");

        var read = awaits(partner, 3);

        assertThat(read.getList("items.serving.version", Long.class)).containsExactly(1L, 2L, 3L);
        assertThat(read.getList("items.sequence", Long.class)).containsExactly(1L, 2L, 3L);
        assertThat(read.getList("items.number", Long.class)).containsExactly(1L, 2L, 3L);
        assertThat(read.getList("items.serving.state", String.class)).containsExactly("SERVE", "STOP", "SERVE");
        assertThat(read.getList("items.serving.reason", String.class))
                .containsExactly("APPROVED", "ACCESS_CANCELLED", "APPROVED");
        assertThat(read.getList("items.serving.domain", String.class)).containsOnly("ok-shop.com");
        assertThat(read.getString("items[0].serving.since")).startsWith("2026-11-25T09:00:00");
        assertThat(read.getString("items[0].serving.serviceNumber")).isEqualTo("京ICP备2026000001号-1");
        assertThat(read.getString("items[0].about.serviceId")).isEqualTo(service.toString());
        assertThat(read.getString("items[0].holder"))
                .as("the list is the partner's own")
                .isNull();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(receivers.of(host))
                        .extracting(request -> new ObjectMapper()
                                .readTree(request.body())
                                .at("/data/serving/version")
                                .asLong())
                        .containsExactlyInAnyOrder(1L, 2L, 3L));
        assertThat(awaits(other, 1).getList("items.serving.reason", String.class))
                .containsExactly("LEFT_PARTNER");
        assertThat(reads(holder).getList("items"))
                .as("what a holder without a partner reads")
                .isEmpty();
    }

    @Test
    void changes_that_an_earlier_release_made_have_no_event_and_the_next_one_is_told() throws IOException {
        changes(Ids.next(), partner, 40, "SERVE", "APPROVED");
        changes(Ids.next(), partner, 42, "STOP", "DEREGISTERED");

        assertThat(awaits(partner, 2).getList("items.serving.version", Long.class))
                .containsExactly(40L, 42L);
    }

    @Test
    void a_replayed_webhook_says_the_change_again() throws IOException {
        var host = HookOwner.host("ok");
        var owner = new HookOwner(partner.token());
        var endpoint = owner.addsId(receivers.url(host), "webhook.test");
        changes(Ids.next(), partner, 7, "STOP", "DOMAIN_REMOVED");
        var number = awaits(partner, 1).getLong("items[0].number");
        owner.puts(
                        "/api/v1/webhook-endpoints/" + endpoint,
                        "*",
                        Map.of("url", receivers.url(host), "types", List.of(TYPE)))
                .then()
                .statusCode(200);

        owner.posts(
                        "/api/v1/webhook-endpoints/" + endpoint + "/replays",
                        Map.of("fromNumber", number, "toNumber", number))
                .then()
                .statusCode(202);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(receivers.of(host))
                        .singleElement()
                        .satisfies(request -> assertThat(request.body())
                                .contains(
                                        "\"serving\":{\"domain\":\"ok-shop.com\",\"state\":\"STOP\"",
                                        "\"version\":7")));
    }

    private void changes(UUID id, TestPartner owner, long version, String state, String reason) throws IOException {
        var example = (ObjectNode) new ObjectMapper()
                .readTree(Path.of("../filing-service/src/main/contract/examples/" + TYPE + ".json")
                        .toFile());
        example.put("partner", owner.id())
                .put("serviceId", service.toString())
                .put("version", version)
                .put("state", state)
                .put("reason", reason);
        CHANGES.send(owner.id(), id, TYPE, UUID.fromString(owner.id()), version, example.toString());
    }

    private static JsonPath awaits(TestPartner reader, int events) {
        var token = reader.token("events:read");
        return await().atMost(LONG)
                .until(() -> reads(token), page -> page.getList("items").size() >= events);
    }

    private static JsonPath reads(String token) {
        return new Caller()
                .as(token)
                .get("/api/v1/events?types=" + TYPE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}

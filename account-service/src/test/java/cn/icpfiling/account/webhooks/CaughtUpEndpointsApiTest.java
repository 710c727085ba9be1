package cn.icpfiling.account.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An owner whose endpoint was away catches up with what it missed. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
@QuarkusTestResource(ReceiverStub.class)
class CaughtUpEndpointsApiTest {

    private static final String ENDPOINTS = "/api/v1/webhook-endpoints/";
    private static final int AT_A_TIME = 4;

    ReceiverStub receivers;

    private HookOwner owner;

    @BeforeEach
    void an_owner_signs_up() {
        owner = HookOwner.applicant();
    }

    @Test
    @Tag("long")
    void a_delivery_between_two_attempts_is_sent_when_its_endpoint_is_resumed() {
        var host = HookOwner.host("dead");
        var endpoint = owner.addsId(receivers.url(host));
        var delivery = owner.tests(endpoint, null);
        // The next slot is five minutes away.
        owner.awaitsAttempts(delivery, 3);
        owner.acts(endpoint, "pause").then().statusCode(200);
        receivers.becomes(host, "ok");

        owner.acts(endpoint, "resumption").then().statusCode(200);

        assertThat(owner.awaits(delivery, "DELIVERED").getInt("attempts"))
                .as("attempts that were made still count")
                .isEqualTo(4);
    }

    @Test
    void a_range_up_to_the_last_number_that_there_is_ends() {
        var endpoint = owner.addsId(receivers.url(HookOwner.host("ok")));
        var range = Map.of("fromNumber", Long.MAX_VALUE - 700, "toNumber", Long.MAX_VALUE);

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> owner.posts(ENDPOINTS + endpoint + "/replays", range)
                        .then()
                        .statusCode(202)
                        .body("queued", equalTo(0)));
    }

    @Test
    @Tag("long")
    void what_waits_goes_to_the_new_url_also_while_the_queue_is_worked_on() {
        var former = HookOwner.host("slow");
        var host = HookOwner.host("ok");
        var endpoint = owner.addsId(receivers.url(former));
        owner.acts(endpoint, "pause").then().statusCode(200);
        var last = "";
        for (var event = 0; event < 40; event++) {
            last = owner.tests(endpoint, null);
        }
        owner.acts(endpoint, "resumption").then().statusCode(200);
        await().until(() -> !receivers.of(former).isEmpty());

        owner.puts(ENDPOINTS + endpoint, "*", Map.of("url", receivers.url(host), "types", List.of("webhook.test")))
                .then()
                .statusCode(200);

        var before = receivers.of(former).size();
        owner.awaits(last, "DELIVERED");
        assertThat(receivers.of(former))
                .as("attempts that ran already, and no others")
                .hasSizeLessThanOrEqualTo(before + 2 * AT_A_TIME);
        assertThat(receivers.of(host)).isNotEmpty();
    }
}

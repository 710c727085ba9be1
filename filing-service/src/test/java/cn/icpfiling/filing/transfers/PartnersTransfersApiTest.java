package cn.icpfiling.filing.transfers;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A filing leaves a partner's customer or comes to one: the partners' lists follow, and the provider serves it all the time. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PartnersTransfersApiTest extends TransferScene {

    private static final TestTopic SERVED = new TestTopic("icp.filing.serving.v1");
    private static final TestTopic OF_PARTNERS = new TestTopic("icp.filing.partner-serving.v1");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Partner partner = new Partner();
    private final Partner other = new Partner();

    @Test
    void a_filing_leaves_its_partner_and_the_whole_list_never_changes() throws Exception {
        var customer = partner.customer();
        files(customer);
        versioned(partner, 1);
        served(domain);
        var before = whole(domain);
        var looks = new AtomicInteger();
        var over = new AtomicBoolean();
        var watcher = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                if (whole(domain).equals(before)) {
                    looks.incrementAndGet();
                } else {
                    looks.set(Integer.MIN_VALUE / 2);
                }
            }
        });

        transfers(customer, target).then().statusCode(200);

        versioned(partner, 2);
        over.set(true);
        watcher.join();
        assertThat(looks.get()).as("looks at the whole list, all alike").isPositive();
        assertThat(whole(domain)).isEqualTo(before);
        assertThat(SERVED.recordsOf(domain)).hasSize(1);
        list(partner.call())
                .then()
                .body("items.domain", contains(domain))
                .body("items.state", contains("STOP"))
                .body("items.reason", contains("LEFT_PARTNER"));
        for (var things : List.of("subjects", "services", "orders", "service-numbers")) {
            partner.call().get("/api/v1/" + things).then().body("items", hasSize(0));
        }
        partner.call().get("/api/v1/subjects/" + subject).then().statusCode(404);
        customer.call().get("/api/v1/orders/" + order).then().statusCode(404);
        target.call().get("/api/v1/orders/" + order).then().statusCode(200);
    }

    @Test
    void a_filing_goes_to_the_customer_of_another_partner_whom_this_service_does_not_know_yet() {
        var customer = partner.customer();
        var newHolder = other.customer();
        files(customer);
        versioned(partner, 1);

        transfers(Ids.next(), customer, newHolder, other.id).then().statusCode(200);

        versioned(other, 1);
        versioned(partner, 2);
        told(partner, "\"SERVE\"", "\"LEFT_PARTNER\"");
        told(other, "\"APPROVED\"");
        list(other.call())
                .then()
                .body("items.domain", contains(domain))
                .body("items.state", contains("SERVE"))
                .body("items.reason", contains("APPROVED"));
        other.call().get("/api/v1/subjects").then().body("items.holder", contains(newHolder.account.toString()));
        newHolder.call().get("/api/v1/orders").then().body("items.partner", contains(other.id.toString()));
        other.call().get("/api/v1/service-numbers").then().body("items.number", contains(bsn));
        partner.call().get("/api/v1/orders/" + order).then().statusCode(404);
    }

    @Test
    void a_stored_answer_shows_a_partner_nothing_of_what_left_it() {
        var customer = partner.customer();
        files(customer);
        var key = Applicant.freshKey();
        var check = customer.checksType(Applicant.domain("ok")).<String>path("typeCheckId");
        var drafted = customer.call()
                .header("Idempotency-Key", key)
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        customer.acts(drafted)
                .post("/api/v1/orders/" + drafted + "/abandonment")
                .then()
                .statusCode(200);

        transfers(customer, target).then().statusCode(200);

        customer.call()
                .header("Idempotency-Key", key)
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(404);
        partner.call().get("/api/v1/orders/" + drafted).then().statusCode(404);
    }

    private static void served(String domain) {
        await().atMost(SOON).until(() -> SERVED.recordsOf(domain).size(), is(1));
    }

    /** The partner is told of each version of its list, and nothing of the other's. */
    private static void told(Partner reader, String... words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(OF_PARTNERS.recordsOf(reader.id.toString()))
                        .hasSameSizeAs(words)
                        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .zipSatisfy(
                                List.of(words),
                                (event, word) ->
                                        assertThat(event).contains(word, "\"partner\":\"" + reader.id + "\"")));
    }

    private static void versioned(Partner reader, int version) {
        await().atMost(SOON).untilAsserted(() -> list(reader.call()).then().body("version", is(version)));
    }

    private static Response list(RequestSpecification caller) {
        return caller.get("/api/v1/serving-list");
    }

    /** The entry of the domain in the provider's whole list. */
    private static Map<String, Object> whole(String domain) {
        String cursor = null;
        while (true) {
            var request = given().header("Authorization", "Bearer " + TestTokens.internal("edge"))
                    .queryParam("limit", 1000);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/internal/serving-list");
            var found = page.<Map<String, Object>>path("items.find { it.domain == '" + domain + "' }");
            cursor = page.path("next");
            if (found != null || cursor == null) {
                return found == null ? Map.of() : found;
            }
        }
    }
}

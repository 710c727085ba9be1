package cn.icpfiling.filing.serving;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** J30: the edge pulls which domains it may serve, whole and by what changed, and is told of each change. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ServingListApiTest {

    private static final TestTopic SERVED = new TestTopic("icp.filing.serving.v1");
    private static final TestTopic OF_PARTNERS = new TestTopic("icp.filing.partner-serving.v1");
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Partner partner = new Partner();
    private final Applicant customer = partner.customer();
    private final String number =
            "京ICP备2034%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private final String one = Applicant.domain("ok");
    private final String other = Applicant.domain("ok");

    @Test
    void a_domain_is_served_from_the_grant_on_until_a_change_or_the_end_of_the_access() {
        list(partner.call()).then().statusCode(200).body("version", is(0)).body("items", hasSize(0));
        filesBoth();
        var service = customer.call().get("/api/v1/services").<String>path("items[0].serviceId");

        stands(2);
        var whole = list(partner.call());
        whole.then()
                .body("items.domain", containsInAnyOrder(one, other))
                .body("items.state", contains("SERVE", "SERVE"))
                .body("items.reason", contains("APPROVED", "APPROVED"))
                .body("items.serviceNumber", contains(number + "-1", number + "-1"))
                .body("items.since", contains(notNullValue(), notNullValue()));

        removesTheOther(service);
        stands(3);
        since(2).then()
                .body("version", is(3))
                .body("items.domain", contains(other))
                .body("items.state", contains("STOP"))
                .body("items.reason", contains("DOMAIN_REMOVED"));

        Colleagues.endAccess(service).then().statusCode(200);
        stands(4);
        since(3).then()
                .body("items.domain", contains(one))
                .body("items.state", contains("STOP"))
                .body("items.reason", contains("ACCESS_CANCELLED"))
                .body("items.version", contains(4));
        since(0).then().body("items.version", contains(1, 2, 3, 4));
        list(partner.call()).then().body("items.state", contains("STOP", "STOP"));
        list(new Partner().call()).then().body("items", hasSize(0));
        assertThat(domainsOf(list(administrator().queryParam("limit", 1000)))).contains(one, other);
        assertThat(domainsOf(given().header("Authorization", "Bearer " + TestTokens.internal("edge"))
                        .queryParam("limit", 1000)
                        .get("/internal/serving-list")))
                .contains(one, other);
        eachChangeIsTold();
    }

    @Test
    void who_has_it_hears_304_until_something_changes() {
        var tag = list(partner.call()).header("ETag");
        list(partner.call().header("If-None-Match", tag))
                .then()
                .statusCode(304)
                .header("ETag", is(tag))
                .body(is(emptyString()));
        filesBoth();
        stands(2);

        list(partner.call().header("If-None-Match", tag)).then().statusCode(200);
        var present = list(partner.call()).header("ETag");
        list(partner.call().header("If-None-Match", present).queryParam("since", 2))
                .then()
                .statusCode(304);
        // The tag of a snapshot's last page may be newer than the snapshot's version.
        list(partner.call().header("If-None-Match", present).queryParam("since", 1))
                .then()
                .statusCode(200)
                .body("items.version", contains(2));
        var pages = list(partner.call().queryParam("limit", 1));
        pages.then().body("items", hasSize(1)).body("version", is(2)).body("next", notNullValue());
        var cursor = pages.<String>path("next");
        list(partner.call().queryParam("limit", 1).queryParam("cursor", cursor))
                .then()
                .body("items", hasSize(1))
                .body("version", is(2));
        list(partner.call().queryParam("since", 0).queryParam("cursor", cursor))
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
        list(partner.call().queryParam("since", 3))
                .then()
                .statusCode(410)
                .body("code", is("SERVING_LIST_CHANGES_GONE"))
                .body("remedy", notNullValue());
        list(partner.call().queryParam("since", -1))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/query/since"));
    }

    @Test
    void a_list_without_a_change_has_no_mark_whatever_its_reader_sends() {
        list(partner.call().queryParam("since", 0).queryParam("mark", "hfsu9k2p3q"))
                .then()
                .statusCode(200)
                .body("version", is(0))
                .body("mark", nullValue());
    }

    @Test
    void only_whoever_serves_by_it_reads_it() {
        list(partner.call(Scopes.FILINGS_READ)).then().statusCode(200);
        list(partner.call(Scopes.FILINGS_WRITE)).then().statusCode(403).body("code", is("SCOPE_MISSING"));
        list(new Applicant().call()).then().statusCode(403);
        list(given()).then().statusCode(401);
        administrator().get("/internal/serving-list").then().statusCode(401);
    }

    private void filesBoth() {
        var order = customer.completesDraft(one);
        var service = new HashMap<>(Applicant.service(one, customer.obtainsNumber()));
        service.put("domains", List.of(one, other));
        customer.entersService(order, service).then().statusCode(200);
        customer.submits(order).then().statusCode(200);
        granted(order);
    }

    private void removesTheOther(String service) {
        var order = customer.creates()
                .post("/api/v1/services/" + service + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        var entry = new HashMap<>(Applicant.service(one, "unused"));
        entry.remove("serviceNumber");
        entry.put("domains", List.of(one));
        customer.entersService(order, entry).then().statusCode(200);
        customer.handsInAll(order);
        customer.handsIn(order, "CHANGE_PROOF", Papers.png(), "image/png")
                .then()
                .statusCode(200);
        customer.submits(order).then().statusCode(200);
        granted(order);
    }

    private void granted(String order) {
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number);
    }

    private void stands(int version) {
        await().atMost(SECONDS).untilAsserted(() -> list(partner.call()).then().body("version", is(version)));
    }

    private Response since(int version) {
        return list(partner.call().queryParam("since", version));
    }

    private static Response list(RequestSpecification caller) {
        return caller.get("/api/v1/serving-list");
    }

    private static List<String> domainsOf(Response list) {
        return list.then().statusCode(200).extract().path("items.domain");
    }

    private void eachChangeIsTold() {
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(SERVED.recordsOf(other))
                        .hasSize(2)
                        .satisfiesExactly(
                                record -> assertThat(TestTopic.header(record.headers(), "ce_type"))
                                        .isEqualTo("filing.serving.started"),
                                record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                                        .contains("\"DOMAIN_REMOVED\"", partner.id.toString())));
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(OF_PARTNERS.recordsOf(partner.id.toString()))
                        .extracting(record -> TestTopic.header(record.headers(), "ce_sequence"))
                        .as("the versions of the partner's list")
                        .containsExactly("1", "2", "3", "4"));
        assertThat(OF_PARTNERS.recordsOf(partner.id.toString()).getLast()).satisfies(record -> {
            assertThat(TestTopic.header(record.headers(), "ce_type")).isEqualTo("filing.serving.changed");
            assertThat(TestTopic.header(record.headers(), "ce_subject")).isEqualTo(partner.id.toString());
            assertThat(new String(record.value(), StandardCharsets.UTF_8))
                    .contains("\"" + one + "\"", "\"STOP\"", "\"ACCESS_CANCELLED\"", "\"version\":4");
        });
    }

    private static RequestSpecification administrator() {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), Roles.ADMINISTRATOR));
    }
}

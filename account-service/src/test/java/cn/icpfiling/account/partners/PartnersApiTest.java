package cn.icpfiling.account.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PartnersApiTest {

    private static final Duration SECONDS = Duration.ofSeconds(5);

    @Inject
    AuditTrail trail;

    private final Caller caller = new Caller();
    private String administrator;

    @BeforeEach
    void an_administrator_is_there() {
        administrator = caller.entersAs("administrator").getString("accessToken");
    }

    @Test
    void an_administrator_lets_partners_in_and_finds_them() {
        var name = "云上 " + UUID.randomUUID();
        var added = adds(name)
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/partners/"))
                .header("ETag", notNullValue())
                .body("name", equalTo(name))
                .body("status", equalTo("ACTIVE"))
                .body("suspendedAt", nullValue())
                .extract();
        adds("another " + UUID.randomUUID()).then().statusCode(201);

        as().get(added.header("Location"))
                .then()
                .statusCode(200)
                .body("partnerId", equalTo(added.path("partnerId")))
                .body("name", equalTo(name));
        assertThat(pageByPage()).contains(added.<String>path("partnerId")).doesNotHaveDuplicates();
    }

    @Test
    void a_service_learns_the_name_of_a_partner_and_nobody_else_by_this_path() {
        var name = "云下 " + UUID.randomUUID();
        var id = adds(name).then().statusCode(201).extract().<String>path("partnerId");

        named(id, Caller.serviceToken())
                .statusCode(200)
                .body("name", equalTo(name))
                .body("partnerId", equalTo(id))
                .body("status", equalTo("ACTIVE"));
        named(UUID.randomUUID().toString(), Caller.serviceToken()).statusCode(404);
        named(id, administrator).statusCode(401);
    }

    private ValidatableResponse named(String partner, String token) {
        return caller.as(token).get("/internal/partners/" + partner).then();
    }

    @Test
    void a_name_is_one_partners() {
        var name = "Hoster " + UUID.randomUUID();
        adds(name).then().statusCode(201);

        adds(name).then().statusCode(409).body("code", equalTo("PARTNER_NAME_TAKEN"));
        adds(" " + name.toUpperCase(Locale.ROOT) + " ")
                .then()
                .statusCode(409)
                .body("code", equalTo("PARTNER_NAME_TAKEN"));
        adds(" ").then().statusCode(400);
    }

    @Test
    @Tag("long")
    void who_is_suspended_is_out_within_seconds_and_who_is_resumed_is_in_again() {
        var partner = TestPartner.createdBy(administrator, TestPartner.ALL);
        var token = partner.token();
        partner.as(token).get(partner.path("/customers")).then().statusCode(200);

        acts(partner.id(), "suspension")
                .then()
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"))
                .body("suspendedAt", notNullValue());

        partner.asksForToken().then().statusCode(401).body("code", equalTo("INVALID_CLIENT"));
        await().atMost(SECONDS)
                .untilAsserted(() -> partner.as(token)
                        .get(partner.path("/customers"))
                        .then()
                        .statusCode(401)
                        .body("code", equalTo("TOKEN_REVOKED")));
        assertThat(ended()).contains(partner.credential());
        acts(partner.id(), "suspension").then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));

        acts(partner.id(), "resumption").then().statusCode(200).body("status", equalTo("ACTIVE"));

        var next = partner.token();
        await().atMost(SECONDS)
                .untilAsserted(() ->
                        partner.as(next).get(partner.path("/customers")).then().statusCode(200));
        acts(partner.id(), "resumption").then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        assertThat(trail.of("PARTNER", UUID.fromString(partner.id())))
                .extracting(entry -> entry.act() + " " + entry.outcome())
                .containsExactly("PARTNER.RESUME DONE", "PARTNER.SUSPEND DONE", "PARTNER.ADD DONE");
    }

    @Test
    void an_act_names_the_version_it_saw_and_a_repeat_is_answered_once() {
        var id = adds("hoster " + UUID.randomUUID())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("partnerId");
        var suspension = "/api/v1/partners/" + id + "/suspension";
        var key = UUID.randomUUID().toString();

        as().header("Idempotency-Key", key).post(suspension).then().statusCode(428);
        as().header("Idempotency-Key", key)
                .header("If-Match", "\"99-\"")
                .post(suspension)
                .then()
                .statusCode(412);
        as().header("If-Match", "\"0-\"")
                .post(suspension)
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
        var etag = as().get("/api/v1/partners/" + id).header("ETag");
        var first = as().header("Idempotency-Key", key).header("If-Match", etag).post(suspension);
        var again = as().header("Idempotency-Key", key).header("If-Match", etag).post(suspension);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        acts(UUID.randomUUID().toString(), "suspension").then().statusCode(404);
    }

    @Test
    void nobody_but_an_administrator_comes_here() {
        var partner = TestPartner.createdBy(administrator, TestPartner.ALL);
        var applicant = new Caller().signedUp().getString("session.accessToken");

        for (var token : List.of(partner.token(), applicant)) {
            caller.as(token).get("/api/v1/partners").then().statusCode(403);
            caller.as(token).get(partner.path("")).then().statusCode(403);
            TestPartner.posts(token, "/api/v1/partners", Map.of("name", "mine"))
                    .then()
                    .statusCode(403);
            TestPartner.posts(token, partner.path("/suspension"), Map.of())
                    .then()
                    .statusCode(403);
        }
        caller.request().get("/api/v1/partners").then().statusCode(401);
        caller.as(applicant).get(partner.path("/customers")).then().statusCode(403);
        caller.as(applicant).get(partner.path("/clients")).then().statusCode(403);
    }

    private List<String> pageByPage() {
        var listed = new ArrayList<String>();
        String next = null;
        do {
            var page = as().queryParam("limit", 2)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get("/api/v1/partners")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.partnerId"));
            next = page.getString("next");
        } while (next != null);
        return listed;
    }

    private List<String> ended() {
        return caller.as(Caller.serviceToken())
                .get("/internal/ended-sessions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("sessions");
    }

    private RequestSpecification as() {
        return caller.as(administrator);
    }

    private Response adds(String name) {
        return TestPartner.posts(administrator, "/api/v1/partners", Map.of("name", name));
    }

    private Response acts(String id, String act) {
        var etag = as().get("/api/v1/partners/" + id).header("ETag");
        return as().header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag == null ? "\"0-\"" : etag)
                .post("/api/v1/partners/" + id + "/" + act);
    }
}

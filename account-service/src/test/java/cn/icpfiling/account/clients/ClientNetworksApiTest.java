package cn.icpfiling.account.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ClientNetworksApiTest {

    private static final String INSIDE = "203.0.113.7";
    private static final String OUTSIDE = "198.51.100.7";
    private static final String INSIDE_IPV6 = "2001:db8::7";
    private static final List<String> NETWORKS = List.of("203.0.113.0/24", "2001:db8::/32");

    @Inject
    AuditTrail trail;

    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create(TestPartner.ALL);
    }

    @Test
    void tokens_are_issued_and_accepted_in_the_allowed_networks_only() {
        var before = token(OUTSIDE);
        allows(token(INSIDE), INSIDE, NETWORKS, null)
                .then()
                .statusCode(200)
                .body("networks", hasSize(2))
                .body("networks[0]", equalTo("203.0.113.0/24"))
                .body("networks[1]", equalTo("2001:db8::/32"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> lists(before, INSIDE).then().statusCode(401).body("code", equalTo("TOKEN_REVOKED")));
        asks(OUTSIDE)
                .then()
                .statusCode(403)
                .body("code", equalTo("NETWORK_NOT_ALLOWED"))
                .body("error", equalTo("unauthorized_client"));
        var after = token(INSIDE);
        lists(after, INSIDE).then().statusCode(200);
        lists(after, INSIDE_IPV6).then().statusCode(200);
        lists(after, OUTSIDE)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                .body("code", equalTo("TOKEN_OF_OTHER_NETWORK"));
    }

    @Test
    void a_wrong_secret_from_elsewhere_does_not_learn_of_the_list() {
        allows(token(INSIDE), INSIDE, NETWORKS, null).then().statusCode(200);

        from(OUTSIDE)
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", partner.client())
                .formParam("client_secret", "icpsec_wrong")
                .post("/oauth2/token")
                .then()
                .statusCode(401)
                .body("code", equalTo("INVALID_CLIENT"));
    }

    @Test
    void a_partner_does_not_lock_itself_out_by_mistake_and_an_administrator_clears_the_list() {
        allows(token(OUTSIDE), OUTSIDE, NETWORKS, null)
                .then()
                .statusCode(409)
                .body("code", equalTo("NETWORKS_EXCLUDE_CALLER"));
        asks(OUTSIDE).then().statusCode(200);

        allows(token(OUTSIDE), OUTSIDE, NETWORKS, true).then().statusCode(200);
        asks(OUTSIDE).then().statusCode(403);

        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        allows(administrator, OUTSIDE, List.of(), null).then().statusCode(200).body("networks", empty());
        asks(OUTSIDE).then().statusCode(200);
        assertThat(trail.of("CLIENT", UUID.fromString(partner.client())))
                .filteredOn(entry -> entry.act().equals("CLIENT.ALLOW_NETWORKS"))
                .hasSize(2);
    }

    @Test
    void the_partner_is_told_once_a_day_of_a_refused_address() {
        allows(token(INSIDE), INSIDE, NETWORKS, null).then().statusCode(200);
        for (var time = 0; time < 3; time++) {
            asks(OUTSIDE).then().statusCode(403);
        }

        from(INSIDE)
                .auth()
                .oauth2(token(INSIDE))
                .get("/api/v1/events?types=partner.client.*")
                .then()
                .statusCode(200)
                .body(
                        "items.type",
                        equalTo(List.of("partner.client.networks-changed", "partner.client.address-refused")))
                .body("items[1].about.clientId", equalTo(partner.client()));
    }

    @Test
    void a_narrow_client_does_not_let_a_wider_one_call_from_elsewhere_but_may_narrow_it() {
        var narrow = narrowSister();
        allows(token(INSIDE), INSIDE, NETWORKS, null).then().statusCode(200);

        for (var wider : List.of(List.<String>of(), List.of("198.51.100.0/24"), List.of("203.0.0.0/16"))) {
            allows(narrow, INSIDE, wider, true).then().statusCode(403).body("code", equalTo("SCOPES_BEYOND_OWN"));
        }
        allows(narrow, INSIDE, List.of("203.0.113.0/25", "2001:db8::/32"), true)
                .then()
                .statusCode(200);
        allows(token(INSIDE), INSIDE, NETWORKS, null).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1/24, NETWORK_HAS_HOST_BITS",
        "2001:db8::1/64, NETWORK_HAS_HOST_BITS",
        "203.0.113.0, NETWORK_MALFORMED",
        "partner.example/24, NETWORK_MALFORMED",
        "203.0.113.0/33, NETWORK_MALFORMED",
        "0.0.0.0/0, NETWORK_TOO_WIDE",
        "::/0, NETWORK_TOO_WIDE",
        "202.0.0.0/7, NETWORK_TOO_WIDE"
    })
    @Tag("long")
    void a_network_that_is_none_is_refused(String network, String code) {
        allows(token(INSIDE), INSIDE, List.of("203.0.113.0/24", network), null)
                .then()
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/networks/1"))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void a_list_is_bounded_and_needs_the_version_that_the_caller_saw() {
        var many = IntStream.range(0, 33).mapToObj(i -> "10.0." + i + ".0/24").toList();
        allows(token(INSIDE), INSIDE, many, true).then().statusCode(400);

        var path = partner.clientPath("/networks");
        var body = Map.of("networks", NETWORKS);
        from(INSIDE).auth().oauth2(token(INSIDE)).body(body).put(path).then().statusCode(428);
        from(INSIDE)
                .auth()
                .oauth2(token(INSIDE))
                .header("If-Match", "\"999-\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(412);
        var stranger = TestPartner.create(TestPartner.ALL);
        stranger.as().header("If-Match", "*").body(body).put(path).then().statusCode(404);
    }

    @Test
    @Tag("long")
    void scopes_are_narrowed_at_once_and_never_widened() {
        var before = token(INSIDE);
        narrows(before, List.of("clients:write", "filings:read"))
                .then()
                .statusCode(200)
                .body("scopes", equalTo(List.of("clients:write", "filings:read")));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> lists(before, INSIDE).then().statusCode(401));
        var after = token(INSIDE);
        narrows(after, List.of("clients:write", "filings:write", "filings:shred"))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/scopes/1", "/scopes/2")))
                .body("errors[0].code", equalTo("SCOPE_NOT_HELD"));
        narrows(after, List.of()).then().statusCode(400);
        assertThat(Audited.acts(partner.client())).containsOnlyOnce("CLIENT.NARROW_SCOPES");
        asks(INSIDE).then().statusCode(200).body("scope", equalTo("clients:write filings:read"));
    }

    private Response allows(String token, String address, List<String> networks, Boolean confirm) {
        var body = confirm == null
                ? Map.<String, Object>of("networks", networks)
                : Map.<String, Object>of("networks", networks, "confirm", confirm);
        return from(address)
                .auth()
                .oauth2(token)
                .header("If-Match", "*")
                .body(body)
                .put(partner.clientPath("/networks"));
    }

    /** The token of another client of the partner, with one scope. */
    private String narrowSister() {
        var clients = partner.path("/clients");
        var sister = TestPartner.posts(
                        token(INSIDE), clients, Map.of("name", "keys", "scopes", List.of("clients:write")))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("clientId");
        var secret = TestPartner.posts(token(INSIDE), clients + "/" + sister + "/credentials", Map.of("kind", "SECRET"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("secret");
        return from(INSIDE)
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", sister)
                .formParam("client_secret", secret)
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private Response narrows(String token, List<String> scopes) {
        return from(INSIDE)
                .auth()
                .oauth2(token)
                .header("If-Match", "*")
                .body(Map.of("scopes", scopes))
                .put(partner.clientPath("/scopes"));
    }

    private Response lists(String token, String address) {
        return from(address).auth().oauth2(token).get(partner.path("/clients"));
    }

    private String token(String address) {
        return asks(address).then().statusCode(200).extract().path("access_token");
    }

    private Response asks(String address) {
        return from(address)
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", partner.client())
                .formParam("client_secret", partner.secret())
                .post("/oauth2/token");
    }

    /** As the gateway says where the request comes from. */
    private static RequestSpecification from(String address) {
        return Rest.given().contentType(ContentType.JSON).header("X-Forwarded-For", address);
    }
}

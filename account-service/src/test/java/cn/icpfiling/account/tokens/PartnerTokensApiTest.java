package cn.icpfiling.account.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PartnerTokensApiTest {

    @Inject
    AuditTrail trail;

    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create(TestPartner.ALL);
    }

    @Test
    void a_token_says_what_the_conventions_say() throws IOException {
        var answer = partner.asksForToken("filings:read", "filings:write")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(600))
                .body("scope", equalTo("filings:read filings:write"))
                .extract();

        var claims = claims(answer.path("access_token"));
        assertThat(claims.path("aud").asText()).isEqualTo("icp-api");
        assertThat(claims.path("sub").asText()).isEqualTo(partner.id());
        assertThat(claims.path("partner").asText()).isEqualTo(partner.id());
        assertThat(claims.path("client_id").asText()).isEqualTo(partner.client());
        assertThat(claims.path("sid").asText()).isEqualTo(partner.credential());
        assertThat(claims.path("scope").asText()).isEqualTo("filings:read filings:write");
        assertThat(claims.path("groups"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("partner");
        assertThat(claims.path("env").asText()).isEqualTo("test");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
    }

    @Test
    void a_token_opens_no_internal_path_and_nobodys_own_account() {
        partner.as().get("/internal/accounts/" + UUID.randomUUID()).then().statusCode(401);
        partner.as().get("/api/v1/accounts/me").then().statusCode(403);
        partner.as().get("/api/v1/sessions").then().statusCode(403);
        partner.as().get("/api/v1/staff").then().statusCode(403);
    }

    @Test
    void scopes_are_some_of_the_clients_or_all() {
        partner.asksForToken().then().statusCode(200).body("scope", equalTo(String.join(" ", TestPartner.ALL)));
        partner.asksForToken("domains:read", "domains:read")
                .then()
                .statusCode(200)
                .body("scope", equalTo("domains:read"));
        var narrow = TestPartner.create("domains:read");
        for (var beyond : List.of("filings:read", "domains:read filings:read", "api", "internal", "DOMAINS:READ")) {
            narrow.asksForToken(beyond)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_SCOPE"))
                    .body("detail", containsString("domains:read"));
        }
    }

    @Test
    void a_secret_is_taken_as_basic_too() {
        var encoded =
                URLEncoder.encode(partner.client(), StandardCharsets.UTF_8).replace("-", "%2D");
        partner.form()
                .auth()
                .preemptive()
                .basic(encoded, partner.secret())
                .post("/oauth2/token")
                .then()
                .statusCode(200);
        partner.form()
                .header("Authorization", "basic " + base64(partner.client() + ":" + partner.secret()))
                .post("/oauth2/token")
                .then()
                .statusCode(200);
        for (var bad : List.of(
                base64(partner.client() + ":wrong"), base64("no colon"), "%%%", base64("%zz:" + partner.secret()))) {
            partner.form()
                    .header("Authorization", "Basic " + bad)
                    .post("/oauth2/token")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Basic realm="))
                    .body("code", equalTo("INVALID_CLIENT"));
        }
        new Caller()
                .request()
                .contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials")
                .auth()
                .preemptive()
                .basic("filing-service", Caller.SECRET)
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("internal"));
    }

    @Test
    void two_ways_at_once_are_no_way() {
        partner.form()
                .auth()
                .preemptive()
                .basic(partner.client(), partner.secret())
                .formParam("client_id", partner.client())
                .formParam("client_secret", partner.secret())
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
        partner.form()
                .auth()
                .preemptive()
                .basic(partner.client(), partner.secret())
                .formParam("client_id", UUID.randomUUID().toString())
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
        partner.form()
                .formParam("client_id", partner.client())
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void whoever_is_refused_hears_one_answer() {
        var wrong = partner.guesses("icpsec_wrong");
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        var ended = TestPartner.createdBy(administrator, "filings:read");
        new Caller()
                .as(administrator)
                .delete(ended.clientPath("/credentials/" + ended.credential()))
                .then()
                .statusCode(204);
        var unknown = partner.form()
                .formParam("client_id", UUID.randomUUID().toString())
                .formParam("client_secret", partner.secret())
                .post("/oauth2/token");
        var anothers = partner.form()
                .formParam("client_id", ended.client())
                .formParam("client_secret", partner.secret())
                .post("/oauth2/token");

        for (var refused : List.of(wrong, ended.asksForToken(), unknown, anothers)) {
            refused.then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
            assertThat(withoutInstance(refused.asString())).isEqualTo(withoutInstance(wrong.asString()));
        }
    }

    @Test
    @Tag("long")
    void strangers_lock_no_partner_out_wherever_they_guess_from() {
        for (var guess = 0; guess < 50; guess++) {
            partner.guesses("icpsec_guess" + guess).then().statusCode(401);
        }
        partner.guesses("icpsec_one-more")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("SIGN_IN_PAUSED"));

        partner.asksForToken().then().statusCode(200);
    }

    @Test
    void each_token_and_each_refusal_stands_in_the_audit() {
        partner.token();
        partner.guesses("icpsec_wrong").then().statusCode(401);
        partner.asksForToken("filings:shred", "api").then().statusCode(400);

        var told = trail.of("CLIENT", UUID.fromString(partner.client())).stream()
                .filter(entry -> entry.act().equals("TOKEN.ISSUE"))
                .toList();
        assertThat(told)
                .extracting(entry -> entry.outcome() + " " + entry.reason() + " "
                        + entry.details().get("fault") + " " + entry.account())
                .containsExactly(
                        "REFUSED INVALID_SCOPE null " + partner.id(),
                        "REFUSED INVALID_CLIENT SECRET_MISTYPED null",
                        "DONE null null " + partner.id());
        assertThat(told.getLast().client()).isEqualTo(partner.client());
        assertThat(told.getLast().details()).containsEntry("credential", partner.credential());
    }

    @Test
    void the_metadata_tell_partners_how() {
        new Caller()
                .request()
                .get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body(
                        "token_endpoint_auth_methods_supported",
                        hasItems("private_key_jwt", "client_secret_basic", "client_secret_post"))
                .body(
                        "token_endpoint_auth_signing_alg_values_supported",
                        equalTo(List.of("ES256", "EdDSA", "PS256", "RS256")))
                .body("scopes_supported", equalTo(List.of(TestPartner.ALL)));
    }

    private static Map<String, Object> withoutInstance(String problem) {
        var fields = new TreeMap<>(JsonPath.from(problem).<String, Object>getMap(""));
        fields.remove("instance");
        return fields;
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

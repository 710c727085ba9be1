package cn.icpfiling.account.clients;

import static cn.icpfiling.account.Rows.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestKey;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.credentials.CredentialRules;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.Environment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ClientsApiTest {

    private static final Map<String, Object> SECRET = Map.of("kind", "SECRET");

    @Inject
    AuditTrail trail;

    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create(TestPartner.ALL);
    }

    @Test
    void a_partner_makes_clients_of_its_own() {
        var made = partner.posts("/clients", Map.of("name", "nightly list", "scopes", List.of("filings:read")))
                .then()
                .statusCode(201)
                .header("Location", containsString(partner.path("/clients/")))
                .body("name", equalTo("nightly list"))
                .body("scopes", equalTo(List.of("filings:read")))
                .body("status", equalTo("ACTIVE"))
                .body("credentials", hasSize(0))
                .extract();

        partner.as().get(made.header("Location")).then().statusCode(200).header("ETag", equalTo(made.header("ETag")));
        var first = partner.as().get(partner.path("/clients?limit=1")).jsonPath();
        assertThat(first.getList("items.clientId")).containsExactly(partner.client());
        var second = partner.as().get(partner.path("/clients?limit=1&cursor=" + first.getString("next")));
        assertThat(second.jsonPath().getList("items.clientId")).containsExactly(made.<String>path("clientId"));
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @Test
    void a_client_hands_on_no_more_than_its_token_carries() {
        var narrow = partner.token("clients:write", "filings:read");
        var clients = partner.path("/clients");

        TestPartner.posts(narrow, clients, Map.of("name", "more", "scopes", List.of("filings:read", "filings:write")))
                .then()
                .statusCode(403)
                .body("code", equalTo("SCOPES_BEYOND_OWN"))
                .body("detail", containsString("filings:write"));
        // nor as a way into a client that has more
        TestPartner.posts(narrow, partner.clientPath("/credentials"), SECRET)
                .then()
                .statusCode(403)
                .body("code", equalTo("SCOPES_BEYOND_OWN"));
        TestPartner.posts(narrow, clients, Map.of("name", "as much", "scopes", List.of("filings:read")))
                .then()
                .statusCode(201);
        partner.posts("/clients", Map.of("name", "odd", "scopes", List.of("filings:shred")))
                .then()
                .statusCode(400);
        partner.posts("/clients", Map.of("name", "none", "scopes", List.of()))
                .then()
                .statusCode(400);
    }

    @Test
    void a_secret_is_told_once_and_kept_as_a_keyed_hash() throws SQLException {
        var key = UUID.randomUUID().toString();
        var token = partner.token();
        var first =
                partner.as(token).header("Idempotency-Key", key).body(SECRET).post(partner.clientPath("/credentials"));
        var again =
                partner.as(token).header("Idempotency-Key", key).body(SECRET).post(partner.clientPath("/credentials"));

        first.then().statusCode(201).body("secret", matchesPattern("icpsec_test_[0-9A-Za-z]{49}"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        partner.as()
                .get(partner.clientPath(""))
                .then()
                .body("credentials", hasSize(2))
                .body("credentials[1].credentialId", equalTo(first.path("credentialId")))
                .body("credentials[1].secret", nullValue())
                .body("credentials[1].lastUsedAt", nullValue());
        String secret = first.path("secret");
        assertThat(rows("select hex(secret_hash) from client_credentials where client_id = unhex(replace('"
                        + partner.client() + "', '-', ''))"))
                .hasSize(2)
                .allMatch(hash -> hash.length() == 32)
                .noneMatch(hash -> hash.contains(secret));
        partner.guesses(secret).then().statusCode(200);
    }

    @Test
    @Tag("long")
    void of_many_credentials_at_once_no_fifth_is_made() throws Exception {
        var token = partner.token();
        var attempts = Stream.generate(() ->
                        (Callable<Integer>) () -> TestPartner.posts(token, partner.clientPath("/credentials"), SECRET)
                                .statusCode())
                .limit(10)
                .toList();

        try (var threads = Executors.newFixedThreadPool(10)) {
            var statuses = threads.invokeAll(attempts).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
        }
        partner.posts("/clients/" + partner.client() + "/credentials", SECRET)
                .then()
                .statusCode(409)
                .body("code", equalTo("CREDENTIALS_FULL"));
        var credentials =
                partner.as().get(partner.clientPath("")).jsonPath().<String>getList("credentials.credentialId");
        assertThat(credentials).hasSize(4);

        revokes(credentials.getLast()).then().statusCode(204);
        partner.posts("/clients/" + partner.client() + "/credentials", SECRET)
                .then()
                .statusCode(201);
    }

    @Test
    void and_the_database_has_no_room_for_a_fifth() {
        for (var place : List.of("5", "0", "1")) {
            assertThatThrownBy(() -> execute("insert into client_credentials"
                            + " (id, client_id, place, kind, secret_hash, made_at) select " + random()
                            + ", client_id, " + place + ", kind, secret_hash, made_at from client_credentials"
                            + " where id = " + id(partner.credential())))
                    .as("place %s", place)
                    .hasCauseInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() ->
                        execute("update client_credentials set place = null where id = " + id(partner.credential())))
                .as("without a place and not revoked")
                .hasCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(
                        "update client_credentials set public_key = '{}' where id = " + id(partner.credential())))
                .as("both kinds at once")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    @Tag("long")
    void keys_are_taken_known_and_do_not_come_back() {
        var key = TestKey.ed25519();
        var made = partner.adds(key)
                .then()
                .statusCode(201)
                .body("kind", equalTo("PUBLIC_KEY"))
                .body("secret", nullValue())
                .body("thumbprint", notNullValue())
                .extract();

        partner.adds(key).then().statusCode(409).body("code", equalTo("KEY_TAKEN"));
        revokes(made.path("credentialId")).then().statusCode(204);
        revokes(made.path("credentialId")).then().statusCode(204);
        partner.adds(key).then().statusCode(409).body("code", equalTo("KEY_TAKEN"));
        partner.adds(TestKey.ed25519()).then().statusCode(201);
    }

    @Test
    void what_is_no_public_key_is_refused_with_what_is_wrong() {
        var path = "/clients/" + partner.client() + "/credentials";

        partner.posts(
                        path,
                        Map.of("kind", "PUBLIC_KEY", "publicKey", TestKey.p256().privateJwk()))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("KEY_IS_PRIVATE"))
                .body("errors[0].pointer", equalTo("/publicKey/d"));
        partner.adds(TestKey.rsa("RS256", 1024))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("KEY_UNSUPPORTED"));
        partner.posts(path, Map.of("kind", "PUBLIC_KEY"))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("REQUIRED"));
        partner.posts(
                        path,
                        Map.of("kind", "SECRET", "publicKey", TestKey.ed25519().jwk()))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("KEY_BESIDE_SECRET"));
        partner.posts(path, Map.of("kind", "FINGERPRINT")).then().statusCode(400);
    }

    @Test
    void in_production_secrets_are_neither_made_nor_taken() {
        var key = TestKey.p256();
        partner.adds(key).then().statusCode(201);
        var token = partner.token();
        QuarkusMock.installMockForType(new CredentialRules(Environment.PRODUCTION), CredentialRules.class);

        TestPartner.posts(token, partner.clientPath("/credentials"), SECRET)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("SECRET_IN_PRODUCTION"))
                .body("errors[0].pointer", equalTo("/kind"));
        partner.asksForToken().then().statusCode(401).body("code", equalTo("INVALID_CLIENT"));
        partner.form()
                .auth()
                .preemptive()
                .basic(partner.client(), partner.secret())
                .post("/oauth2/token")
                .then()
                .statusCode(401);
        partner.shows(key.assertion(partner.client())).then().statusCode(200);
        new Caller()
                .request()
                .get("/.well-known/openid-configuration")
                .then()
                .body("token_endpoint_auth_methods_supported", equalTo(List.of("private_key_jwt")));
    }

    @Test
    @Tag("long")
    void an_ended_client_is_out_within_seconds_and_for_good() {
        var token = partner.token();
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        var path = partner.clientPath("/termination");

        TestPartner.posts(administrator, path, Map.of()).then().statusCode(428);
        ends(administrator)
                .then()
                .statusCode(200)
                .body("status", equalTo("TERMINATED"))
                .body("endedAt", notNullValue());

        partner.asksForToken().then().statusCode(401).body("code", equalTo("INVALID_CLIENT"));
        diesWithinSeconds(token);
        ends(administrator).then().statusCode(409).body("code", equalTo("ACT_NOT_ALLOWED"));
        TestPartner.posts(administrator, partner.clientPath("/credentials"), SECRET)
                .then()
                .statusCode(409)
                .body("code", equalTo("ACT_NOT_ALLOWED"));
    }

    @Test
    @Tag("long")
    void a_revoked_credential_is_out_within_seconds_and_its_sisters_are_not() {
        var second = partner.posts("/clients/" + partner.client() + "/credentials", SECRET)
                .then()
                .statusCode(201)
                .extract();
        var token = partner.token();
        String other = partner.guesses(second.path("secret")).path("access_token");

        revokes(partner.credential()).then().statusCode(204);

        partner.asksForToken().then().statusCode(401).body("code", equalTo("INVALID_CLIENT"));
        diesWithinSeconds(token);
        partner.as(other).get(partner.clientPath("")).then().statusCode(200).body("credentials", hasSize(1));
        assertThat(new Caller()
                        .as(Caller.serviceToken())
                        .get("/internal/ended-sessions")
                        .jsonPath()
                        .getList("sessions"))
                .contains(partner.credential())
                .doesNotContain(second.<String>path("credentialId"));
    }

    @Test
    void the_last_use_is_shown_and_written_once_a_minute() throws SQLException {
        var own = "where id = " + id(partner.credential());
        partner.token();
        var shown = partner.as().get(partner.clientPath(""));
        var first = Instant.parse(shown.path("credentials[0].lastUsedAt"));
        assertThat(Duration.between(first, Instant.now())).isLessThan(Duration.ofMinutes(1));
        execute("update client_credentials set last_used_at = date_sub(last_used_at, interval 40 second) " + own);

        partner.token();

        assertThat(lastUse()).as("40 seconds ago").isEqualTo(first.minusSeconds(40));
        execute("update client_credentials set last_used_at = date_sub(last_used_at, interval 60 second) " + own);

        partner.token();

        assertThat(lastUse()).as("100 seconds ago").isAfterOrEqualTo(first);
        assertThat(partner.as().get(partner.clientPath("")).header("ETag")).isEqualTo(shown.header("ETag"));
    }

    @Test
    void every_act_stands_in_the_audit_with_who_did_it() {
        var key =
                partner.adds(TestKey.ed25519()).then().statusCode(201).extract().<String>path("credentialId");
        partner.as().delete(partner.clientPath("/credentials/" + key)).then().statusCode(204);

        assertThat(trail.of("CREDENTIAL", UUID.fromString(key)))
                .extracting(entry -> entry.act() + " " + entry.outcome() + " " + entry.client())
                .containsExactly(
                        "CREDENTIAL.REVOKE DONE " + partner.client(), "CREDENTIAL.ADD DONE " + partner.client());
        assertThat(trail.of("CREDENTIAL", UUID.fromString(key)))
                .extracting(entry -> entry.account().toString())
                .containsOnly(partner.id());
        assertThat(trail.of("CREDENTIAL", UUID.fromString(partner.credential())))
                .extracting(entry -> entry.act() + " " + String.join(",", entry.roles()))
                .containsExactly("CREDENTIAL.ADD administrator");
        assertThat(trail.of("CLIENT", UUID.fromString(partner.client())))
                .extracting(entry -> entry.act())
                .contains("CLIENT.ADD", "TOKEN.ISSUE");
    }

    private Instant lastUse() {
        return Instant.parse(partner.as().get(partner.clientPath("")).path("credentials[0].lastUsedAt"));
    }

    private void diesWithinSeconds(String token) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> partner.as(token)
                        .get(partner.path("/clients"))
                        .then()
                        .statusCode(401)
                        .body("code", equalTo("TOKEN_REVOKED")));
    }

    private Response revokes(String credential) {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        return new Caller().as(administrator).delete(partner.clientPath("/credentials/" + credential));
    }

    private Response ends(String token) {
        return new Caller()
                .as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(
                        "If-Match",
                        new Caller().as(token).get(partner.clientPath("")).header("ETag"))
                .post(partner.clientPath("/termination"));
    }

    private static String random() {
        return id(UUID.randomUUID().toString());
    }

    private static String id(String uuid) {
        return "unhex(replace('" + uuid + "', '-', ''))";
    }

    private static List<String> rows(String query) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}

package cn.icpfiling.account.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestKey;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TokensApiTest {

    @Inject
    SigningKeys keys;

    private final Caller caller = new Caller();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_persons_token_says_what_the_conventions_say() throws Exception {
        var session = caller.signedUp();
        var token = session.getString("session.accessToken");

        var header = part(token, 0);
        assertThat(header.path("typ").asText()).isEqualTo("at+jwt");
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        var claims = part(token, 1);
        assertThat(claims.path("iss").asText()).isEqualTo(TestTokens.ISSUER);
        assertThat(claims.path("aud").asText()).isEqualTo("icp-api");
        assertThat(claims.path("sub").asText()).isEqualTo(session.getString("account.accountId"));
        assertThat(claims.path("groups"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("applicant");
        assertThat(claims.path("scope").asText()).isEqualTo("api");
        assertThat(claims.path("client_id").asText()).isEqualTo("icp-web");
        assertThat(UUID.fromString(claims.path("sid").asText())).isNotNull();
        assertThat(claims.path("env").asText()).isEqualTo("test");
        assertThat(claims.path("amr")).extracting(method -> method.asText()).containsExactly("sms");
        assertThat(claims.path("auth_time").asLong())
                .isBetween(claims.path("iat").asLong() - 5, claims.path("iat").asLong());
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
        assertThat(Duration.between(Instant.ofEpochSecond(claims.path("iat").asLong()), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
        assertThat(claims.toString()).doesNotContain(caller.phone());
    }

    @Test
    void the_published_keys_prove_a_token() throws Exception {
        var token = caller.signedUp().getString("session.accessToken");

        var published = json.readTree(caller.request()
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=300")
                .extract()
                .asString());

        assertThat(proves(published, token)).isTrue();
        assertThat(proves(published, token.substring(0, token.length() - 8) + "AAAAAAAA"))
                .isFalse();
        assertThat(published.path("keys").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e");
    }

    @Test
    void the_metadata_lead_to_the_gateway() {
        caller.request()
                .get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(TestTokens.ISSUER))
                .body("jwks_uri", equalTo(TestTokens.ISSUER + "/.well-known/jwks.json"))
                .body("token_endpoint", equalTo(TestTokens.ISSUER + "/oauth2/token"))
                .body("grant_types_supported", hasItem("client_credentials"));
    }

    @Test
    void a_service_gets_a_token_for_internal_paths_only() throws Exception {
        var token = Caller.serviceToken();

        var claims = part(token, 1);
        assertThat(claims.path("aud").asText()).isEqualTo("icp-internal");
        assertThat(claims.path("sub").asText()).isEqualTo("filing-service");
        assertThat(claims.path("groups"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("service");
        caller.as(token).get("/internal/accounts/" + UUID.randomUUID()).then().statusCode(404);
        caller.as(token).get("/api/v1/accounts/me").then().statusCode(401);
    }

    @Test
    void a_persons_token_opens_no_internal_path() {
        var session = caller.signedUp();

        caller.as(session.getString("session.accessToken"))
                .get("/internal/accounts/" + session.getString("account.accountId"))
                .then()
                .statusCode(401);
    }

    @Test
    void a_wrong_secret_and_an_unknown_client_are_one_answer() {
        var wrong = token("client_credentials", "filing-service", "not-the-secret");
        var unknown = token("client_credentials", "nobody", "not-the-secret");

        for (var answer : new Response[] {wrong, unknown}) {
            answer.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("error", equalTo("invalid_client"))
                    .body("error_description", matchesPattern("[ -~]+"))
                    .header("WWW-Authenticate", not(nullValue()))
                    .body("code", equalTo("INVALID_CLIENT"));
        }
    }

    @Test
    void other_grants_and_half_requests_are_refused() {
        token("password", "filing-service", Caller.SECRET)
                .then()
                .statusCode(400)
                .body("code", equalTo("UNSUPPORTED_GRANT_TYPE"));
        caller.request()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
        caller.request().body(Map.of()).post("/oauth2/token").then().statusCode(415);
    }

    @Test
    @Tag("long")
    void tokens_that_do_not_hold_are_refused() throws Exception {
        var good = caller.signedUp().getString("session.accessToken");
        var other = TestKey.rsa("RS256", 2048).pair().getPrivateKey();
        var kid = part(good, 0).path("kid").asText();
        var now = Instant.now();
        var key = keys.signing(now).privateKey();

        var none = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + good.split("\\.")[1] + ".";
        var bad = Map.of(
                "no signature", none,
                "another key under our kid",
                        claims(now).jws().type("at+jwt").keyId(kid).sign(other),
                "an unknown kid",
                        claims(now).jws().type("at+jwt").keyId("nobody").sign(other),
                "expired",
                        claims(now.minusSeconds(7200))
                                .jws()
                                .type("at+jwt")
                                .keyId(kid)
                                .sign(key),
                "another issuer",
                        claims(now)
                                .issuer("http://elsewhere")
                                .jws()
                                .type("at+jwt")
                                .keyId(kid)
                                .sign(key),
                "another type", claims(now).jws().type("JWT").keyId(kid).sign(key),
                "another audience",
                        claims(now)
                                .audience("icp-other")
                                .jws()
                                .type("at+jwt")
                                .keyId(kid)
                                .sign(key),
                "key of the test kit", TestTokens.bearer(UUID.randomUUID(), "applicant"));

        caller.as(claims(now).jws().type("at+jwt").keyId(kid).sign(key))
                .get("/api/v1/accounts/me")
                .then()
                .statusCode(404);
        bad.forEach((what, token) -> assertThat(caller.as(token).get("/api/v1/accounts/me"))
                .as(what)
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.header("WWW-Authenticate")).isNotNull();
                    assertThat(answer.<String>path("code")).isEqualTo("UNAUTHENTICATED");
                }));
        caller.request().get("/api/v1/accounts/me").then().statusCode(401);
    }

    @Test
    @Tag("long")
    void a_key_is_changed_without_a_token_failing() throws Exception {
        var now = Instant.now();
        var old = keys.signing(now);
        var token = caller.signedUp().getString("session.accessToken");
        var dayBefore = old.term().signsUntil().minus(Duration.ofHours(23));

        keys.renew(dayBefore);
        keys.renew(dayBefore);

        var published =
                json.readTree(caller.request().get("/.well-known/jwks.json").asString());
        assertThat(published.path("keys")).hasSize(2);
        assertThat(keys.signing(dayBefore).id()).isEqualTo(old.id());
        var next = keys.signing(old.term().signsUntil());
        assertThat(next.id()).isNotEqualTo(old.id());
        assertThat(keys.published(old.term().signsUntil().plusSeconds(660)))
                .extracting(SigningKeys.Key::id)
                .contains(old.id(), next.id());
        assertThat(keys.published(old.term().signsUntil().plus(Duration.ofHours(2))))
                .extracting(SigningKeys.Key::id)
                .containsExactly(next.id());
        assertThat(proves(published, token)).isTrue();
        caller.as(token).get("/api/v1/accounts/me").then().statusCode(200);
    }

    private static JwtClaimsBuilder claims(Instant now) {
        return Jwt.claims()
                .issuer(TestTokens.ISSUER)
                .audience("icp-api")
                .subject(UUID.randomUUID().toString())
                .groups("applicant")
                .claim("env", "test")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(600));
    }

    private Response token(String grant, String client, String secret) {
        return caller.request()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", grant)
                .formParam("client_id", client)
                .formParam("client_secret", secret)
                .post("/oauth2/token");
    }

    private JsonNode part(String token, int index) throws IOException {
        return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean proves(JsonNode published, String token) throws IOException, GeneralSecurityException {
        var kid = part(token, 0).path("kid").asText();
        for (var key : published.path("keys")) {
            if (!key.path("kid").asText().equals(kid)) {
                continue;
            }
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
            signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
        }
        return false;
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }
}

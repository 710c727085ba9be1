package cn.icpfiling.account.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestKey;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** private_key_jwt (RFC 7523): what proves a client, and all that does not. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AssertionsApiTest {

    private static final TestKey RSA = TestKey.rsa("RS256", 2048);

    @Inject
    AuditTrail trail;

    @Inject
    UseProof tokens;

    private final TestKey key = TestKey.ed25519();
    private TestPartner partner;

    @BeforeEach
    void a_partner_with_a_key_is_there() {
        partner = TestPartner.create(TestPartner.ALL);
        partner.adds(key).then().statusCode(201);
    }

    @Test
    void each_kind_of_key_proves_its_client() {
        var p256 = TestKey.p256();
        partner.adds(RSA).then().statusCode(201);
        partner.adds(p256).then().statusCode(201);

        for (var one : List.of(RSA, RSA.signingBy("PS256"), p256, key)) {
            partner.shows(one.assertion(partner.client()))
                    .then()
                    .statusCode(200)
                    .body("scope", equalTo(String.join(" ", TestPartner.ALL)));
        }
    }

    @Test
    void the_form_may_name_the_client_too_and_ask_for_less() {
        partner.form()
                .formParam("client_id", partner.client())
                .formParam("client_assertion_type", ClientProof.ASSERTION_TYPE)
                .formParam("client_assertion", key.assertion(partner.client()))
                .formParam("scope", "domains:read")
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("domains:read"));
        partner.shows(key.assertion(
                        partner.client(), claims -> claims.setAudience(TestTokens.ISSUER + "/oauth2/token")))
                .then()
                .statusCode(200);
        partner.shows(key.assertion(partner.client(), claims -> claims.unsetClaim("iat")))
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("long")
    void what_does_not_prove_is_one_answer_and_the_audit_knows_why() {
        var table = new LinkedHashMap<String, Map.Entry<String, ProofFault>>();
        wrongClaims(table);
        wrongSignatures(table);

        table.forEach((kind, shown) -> {
            partner.form()
                    .formParam("client_id", partner.client())
                    .formParam("client_assertion_type", ClientProof.ASSERTION_TYPE)
                    .formParam("client_assertion", shown.getKey())
                    .post("/oauth2/token")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("INVALID_CLIENT"));
            assertThat(lastFault()).as(kind).isEqualTo(shown.getValue().name());
        });
        assertThat(table).hasSizeGreaterThan(30);
        // the canary
        partner.shows(key.assertion(partner.client())).then().statusCode(200);
    }

    private void wrongClaims(Map<String, Map.Entry<String, ProofFault>> table) {
        var client = partner.client();
        var stranger = UUID.randomUUID().toString();
        spoilt(table, "no issuer", ProofFault.ASSERTION_OF_ANOTHER, claims -> claims.unsetClaim("iss"));
        spoilt(table, "no subject", ProofFault.ASSERTION_OF_ANOTHER, claims -> claims.unsetClaim("sub"));
        spoilt(table, "another issuer", ProofFault.ASSERTION_OF_ANOTHER, claims -> claims.setIssuer(stranger));
        spoilt(table, "another subject", ProofFault.ASSERTION_OF_ANOTHER, claims -> claims.setSubject(stranger));
        spoilt(
                table,
                "an issuer that is no text",
                ProofFault.ASSERTION_UNREADABLE,
                claims -> claims.setClaim("iss", 7));
        spoilt(table, "the partner's id", ProofFault.ASSERTION_OF_ANOTHER, claims -> claims.setIssuer(partner.id()));
        spoilt(table, "no audience", ProofFault.ASSERTION_FOR_ANOTHER, claims -> claims.unsetClaim("aud"));
        spoilt(
                table,
                "another audience",
                ProofFault.ASSERTION_FOR_ANOTHER,
                claims -> claims.setAudience("https://a.example"));
        spoilt(
                table,
                "one audience more",
                ProofFault.ASSERTION_FOR_ANOTHER,
                claims -> claims.setAudience(TestTokens.ISSUER, "https://a.example"));
        spoilt(
                table,
                "the api for audience",
                ProofFault.ASSERTION_FOR_ANOTHER,
                claims -> claims.setAudience("icp-api"));
        spoilt(table, "no end", ProofFault.ASSERTION_OUT_OF_TIME, claims -> claims.unsetClaim("exp"));
        spoilt(
                table,
                "an end that is no time",
                ProofFault.ASSERTION_UNREADABLE,
                claims -> claims.setClaim("exp", "never"));
        spoilt(table, "run out", ProofFault.ASSERTION_OUT_OF_TIME, claims -> times(claims, -400, -200));
        spoilt(table, "too long a life", ProofFault.ASSERTION_OUT_OF_TIME, claims -> times(claims, -60, 290));
        spoilt(table, "an end too far away", ProofFault.ASSERTION_OUT_OF_TIME, claims -> {
            claims.unsetClaim("iat");
            claims.setExpirationTime(TestKey.secondsFromNow(400));
        });
        spoilt(table, "issued in the future", ProofFault.ASSERTION_OUT_OF_TIME, claims -> times(claims, 100, 280));
        spoilt(
                table,
                "not valid yet",
                ProofFault.ASSERTION_OUT_OF_TIME,
                claims -> claims.setNotBefore(TestKey.secondsFromNow(100)));
        spoilt(table, "no id", ProofFault.ASSERTION_WITHOUT_ID, claims -> claims.unsetClaim("jti"));
        spoilt(table, "an empty id", ProofFault.ASSERTION_WITHOUT_ID, claims -> claims.setJwtId(""));
        spoilt(table, "an endless id", ProofFault.ASSERTION_WITHOUT_ID, claims -> claims.setJwtId("j".repeat(201)));
        table.put(
                "claims that are a list",
                Map.entry(key.signed("[]", signature -> {}), ProofFault.ASSERTION_UNREADABLE));
        table.put(
                "a claim said twice",
                Map.entry(
                        key.signed("{\"iss\":\"%s\",\"iss\":\"%s\"}".formatted(client, stranger), signature -> {}),
                        ProofFault.ASSERTION_UNREADABLE));
    }

    private void wrongSignatures(Map<String, Map.Entry<String, ProofFault>> table) {
        var client = partner.client();
        var good = key.assertion(client);
        var unsigned = good.substring(0, good.lastIndexOf('.'));
        var notSigned = ProofFault.ASSERTION_NOT_SIGNED;
        table.put("another key", Map.entry(TestKey.ed25519().assertion(client), notSigned));
        table.put("a key of another kind", Map.entry(TestKey.p256().assertion(client), notSigned));
        table.put("an RSA key that nobody registered", Map.entry(RSA.assertion(client), notSigned));
        table.put(
                "the signature of another",
                Map.entry(unsigned + key.assertion(client).substring(good.lastIndexOf('.')), notSigned));
        table.put("no signature", Map.entry(unsigned + ".", notSigned));
        table.put("algorithm none", Map.entry(header("{\"alg\":\"none\"}", good) + ".", notSigned));
        table.put("algorithm None", Map.entry(header("{\"alg\":\"NoNe\"}", good) + ".", notSigned));
        table.put("no algorithm", Map.entry(header("{}", good) + ".AAAA", ProofFault.ASSERTION_UNREADABLE));
        table.put("another algorithm for the key", Map.entry(header("{\"alg\":\"RS256\"}", good) + ".AAAA", notSigned));
        table.put("the public key as a shared secret", Map.entry(authenticated(client), notSigned));
        table.put(
                "the forger's key inside",
                Map.entry(
                        TestKey.ed25519().signed(claimsOf(client), signature -> signature.setJwkHeader(forgersKey())),
                        notSigned));
        table.put(
                "an address where the key is",
                Map.entry(
                        TestKey.ed25519()
                                .signed(
                                        claimsOf(client),
                                        signature -> signature.setHeader("jku", "http://localhost:1")),
                        notSigned));
        table.put(
                "an extension that nobody knows",
                Map.entry(
                        key.signed(claimsOf(client), signature -> {
                            signature.setHeader("crit", List.of("b64"));
                            signature.setHeader("b64", true);
                        }),
                        ProofFault.ASSERTION_UNREADABLE));
        table.put("no token at all", Map.entry("icpsec_secret", ProofFault.ASSERTION_UNREADABLE));
        table.put("five parts", Map.entry("a.b.c.d.e", ProofFault.ASSERTION_UNREADABLE));
        table.put("three empty parts", Map.entry("..", ProofFault.ASSERTION_UNREADABLE));
    }

    @Test
    void whoever_is_named_by_nobody_gets_the_same_answer() {
        var unknown = UUID.randomUUID().toString();
        for (var assertion : List.of(key.assertion(unknown), key.assertion("filing-service"), "a.b.c", "")) {
            partner.shows(assertion).then().statusCode(401).body("code", equalTo("INVALID_CLIENT"));
        }
        partner.form()
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer")
                .formParam("client_assertion", key.assertion(partner.client()))
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void a_key_proves_the_client_it_was_registered_for_and_no_other() {
        var other = TestPartner.create(TestPartner.ALL);

        partner.shows(key.assertion(other.client())).then().statusCode(401);
        other.shows(key.assertion(other.client())).then().statusCode(401);
    }

    @Test
    void an_assertion_is_taken_once() {
        var assertion = key.assertion(partner.client());

        partner.shows(assertion).then().statusCode(200);
        partner.shows(assertion).then().statusCode(401).body("code", equalTo("INVALID_CLIENT"));

        assertThat(lastFault()).isEqualTo(ProofFault.ASSERTION_REPLAYED.name());
    }

    @Test
    void its_id_alone_counts_whatever_else_is_signed() {
        var id = UUID.randomUUID().toString();
        partner.shows(key.assertion(partner.client(), claims -> claims.setJwtId(id)))
                .then()
                .statusCode(200);
        partner.shows(key.assertion(partner.client(), claims -> {
                    claims.setJwtId(id);
                    claims.setExpirationTimeMinutesInTheFuture(2);
                }))
                .then()
                .statusCode(401);
        // another client may have used the same
        var other = TestPartner.create(TestPartner.ALL);
        other.adds(key).then().statusCode(201);
        other.shows(key.assertion(other.client(), claims -> claims.setJwtId(id)))
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_not_proven_uses_up_no_id() {
        var id = UUID.randomUUID().toString();
        partner.shows(TestKey.ed25519().assertion(partner.client(), claims -> claims.setJwtId(id)))
                .then()
                .statusCode(401);

        partner.shows(key.assertion(partner.client(), claims -> claims.setJwtId(id)))
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("long")
    void of_an_assertion_shown_many_times_at_once_one_wins() throws Exception {
        for (var round = 0; round < 5; round++) {
            var assertion = key.assertion(partner.client());
            var shown = Stream.generate(() ->
                            (Callable<Integer>) () -> partner.shows(assertion).statusCode())
                    .limit(8)
                    .toList();
            try (var threads = Executors.newFixedThreadPool(8)) {
                var statuses = threads.invokeAll(shown).stream()
                        .map(future -> future.resultNow())
                        .toList();
                assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
                assertThat(statuses).filteredOn(status -> status == 401).hasSize(7);
            }
        }
    }

    @Test
    void used_ids_are_forgotten_when_their_assertions_have_run_out() throws SQLException {
        var assertion = key.assertion(partner.client());
        partner.shows(assertion).then().statusCode(200);

        tokens.forget(Instant.now());
        assertThat(remembered()).isEqualTo(1);
        partner.shows(assertion).then().statusCode(401);

        tokens.forget(Instant.now().plusSeconds(301));
        assertThat(remembered()).isZero();
    }

    @Test
    void more_ids_than_one_transaction_forgets_are_forgotten_at_once() throws SQLException {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement("insert into used_assertions (client_id, jti, good_until)"
                        + " values (unhex(replace(?, '-', '')), ?, '2019-01-01')")) {
            for (var number = 0; number <= UseProof.AT_ONCE; number++) {
                insert.setString(1, partner.client());
                insert.setBytes(2, String.format("%032d", number).getBytes(StandardCharsets.US_ASCII));
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }

        tokens.forget(Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(remembered()).isZero();
    }

    private int remembered() throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement(
                        "select count(*) from used_assertions where client_id = unhex(replace(?, '-', ''))")) {
            query.setString(1, partner.client());
            var rows = query.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    private String lastFault() {
        return trail.of("CLIENT", UUID.fromString(partner.client()))
                .getFirst()
                .details()
                .get("fault");
    }

    private void spoilt(
            Map<String, Map.Entry<String, ProofFault>> table,
            String kind,
            ProofFault fault,
            Consumer<JwtClaims> spoil) {
        table.put(kind, Map.entry(key.assertion(partner.client(), spoil), fault));
    }

    private static void times(JwtClaims claims, long issued, long expires) {
        claims.setIssuedAt(TestKey.secondsFromNow(issued));
        claims.setExpirationTime(TestKey.secondsFromNow(expires));
    }

    private static String claimsOf(String client) {
        var claims = new JwtClaims();
        claims.setIssuer(client);
        claims.setSubject(client);
        claims.setAudience(TestTokens.ISSUER);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setExpirationTimeMinutesInTheFuture(3);
        return claims.toJson();
    }

    /** Another header before the claims of this one. */
    private static String header(String json, String assertion) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + "."
                + assertion.split("\\.")[1];
    }

    private String authenticated(String client) {
        return new TestKey(key.pair(), "HS256")
                .signed(
                        claimsOf(client),
                        signature -> signature.setKey(
                                new HmacKey(key.pair().getPublicKey().getEncoded())));
    }

    private static PublicJsonWebKey forgersKey() {
        return TestKey.ed25519().pair();
    }
}

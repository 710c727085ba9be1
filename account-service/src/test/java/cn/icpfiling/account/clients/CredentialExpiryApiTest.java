package cn.icpfiling.account.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class CredentialExpiryApiTest {

    @Inject
    ExpireCredentials expire;

    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create(TestPartner.ALL);
    }

    @Test
    void a_credential_has_a_name_an_end_and_where_it_was_used_last() {
        var end = Instant.now().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS);
        adds(Map.of("kind", "SECRET", "name", "panel 2", "expiresAt", end.toString()))
                .then()
                .statusCode(201)
                .body("name", equalTo("panel 2"))
                .body("expiresAt", startsWith(end.toString().replace("Z", ".")));
        var usual =
                adds(Map.of("kind", "SECRET")).then().statusCode(201).extract().<String>path("expiresAt");

        assertThat(Instant.parse(usual))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(364)), Instant.now().plus(Duration.ofDays(366)));
        partner.as()
                .get(partner.clientPath(""))
                .then()
                .statusCode(200)
                .body("oauthClientId", equalTo("icpcli_test_" + partner.client()))
                .body("credentials[0].lastUsedAt", notNullValue())
                .body(
                        "credentials[0].lastUsedFrom",
                        matchesPattern("[0-9]+\\.[0-9]+\\.\\*\\.\\*|[0-9a-f]*:[0-9a-f]*:\\*"));
    }

    @Test
    void an_end_in_the_past_or_too_far_ahead_is_refused() {
        for (var end : List.of(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(731)))) {
            adds(Map.of("kind", "SECRET", "expiresAt", end.toString()))
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/expiresAt"))
                    .body("errors[0].code", equalTo("EXPIRY_OUT_OF_RANGE"));
        }
    }

    @Test
    @Tag("long")
    void an_expired_credential_gets_no_token_and_its_place_is_free_again() throws SQLException {
        var token = partner.token();
        expiresAt(Instant.now().minusSeconds(1));

        partner.asksForToken().then().statusCode(401).body("code", equalTo("INVALID_CLIENT"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> partner.as(token)
                        .get(partner.path("/clients"))
                        .then()
                        .statusCode(401)
                        .body("code", equalTo("TOKEN_REVOKED")));
        expire.runAt(Instant.now());
        assertThat(Audited.acts(partner.credential())).endsWith("CREDENTIAL.EXPIRE");
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        partner.as(administrator).get(partner.clientPath("")).then().body("credentials", hasSize(0));
    }

    @Test
    void the_partner_is_told_once_fourteen_days_before() throws SQLException {
        var now = Instant.now();
        expiresAt(now.plus(Duration.ofDays(13)));

        expire.runAt(now);
        expire.runAt(now.plusSeconds(60));

        partner.as()
                .get("/api/v1/events?types=partner.credential.expiring")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].about.credentialId", equalTo(partner.credential()))
                .body("items[0].about.clientId", equalTo(partner.client()));
    }

    @Test
    void before_these_days_the_partner_is_not_told() throws SQLException {
        var now = Instant.now();
        expiresAt(now.plus(Duration.ofDays(15)));

        expire.runAt(now);

        partner.as()
                .get("/api/v1/events?types=partner.credential.expiring")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private Response adds(Map<String, Object> wanted) {
        return partner.posts("/clients/" + partner.client() + "/credentials", wanted);
    }

    private void expiresAt(Instant end) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement(
                        "update client_credentials set expires_at = ? where id = unhex(replace(?, '-', ''))")) {
            statement.setObject(1, LocalDateTime.ofInstant(end, ZoneOffset.UTC));
            statement.setString(2, partner.credential());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}

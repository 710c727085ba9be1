package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.security.Scopes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class ScopesApiTest {

    private static final UUID PARTNER = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b4");
    private static final UUID ACCOUNT = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3");
    private static final String SCOPED = "/api/v1/scoped";

    private static RequestSpecification with(JwtClaimsBuilder claims) {
        return given().auth().oauth2(TestKeys.signed(claims));
    }

    private static RequestSpecification partner(String scope) {
        return with(TestKeys.partner(PARTNER, scope));
    }

    private static void lacks(ValidatableResponse answer, String scope) {
        answer.statusCode(403)
                .contentType("application/problem+json")
                .header(
                        "WWW-Authenticate",
                        equalTo("Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope)))
                .body("code", equalTo("SCOPE_MISSING"))
                .body("detail", containsString(scope));
    }

    private static void isForbidden(ValidatableResponse answer) {
        answer.statusCode(403).header("WWW-Authenticate", nullValue()).body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void a_partners_token_says_whose_client_acts_and_what_for() {
        partner("filings:read domains:read")
                .get(SCOPED)
                .then()
                .statusCode(200)
                .body("account", nullValue())
                .body("partner", equalTo(PARTNER.toString()))
                .body("client", equalTo("0192f0c1-0000-7000-8000-000000000001"))
                .body("scopes", containsInAnyOrder("filings:read", "domains:read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "filings:write", "filings", "filings:read:all", "FILINGS:READ", "filings:read,filings:write"
            })
    void a_token_without_the_scope_is_told_which_it_lacks(String scope) {
        lacks(partner(scope).get(SCOPED).then(), Scopes.FILINGS_READ);
    }

    @Test
    void a_token_without_any_word_of_scopes_has_none() {
        lacks(
                with(TestKeys.claims(PARTNER, "partner").claim("partner", PARTNER.toString()))
                        .get(SCOPED)
                        .then(),
                Scopes.FILINGS_READ);
    }

    @Test
    void scopes_bind_partners_and_nobody_else() {
        with(TestKeys.claims(ACCOUNT, "applicant"))
                .get(SCOPED)
                .then()
                .statusCode(200)
                .body("account", equalTo(ACCOUNT.toString()))
                .body("partner", nullValue());
    }

    @Test
    void who_is_a_partner_besides_is_bound_like_one() {
        lacks(
                with(TestKeys.partner(PARTNER, "").groups(Set.of("partner", "applicant")))
                        .get(SCOPED)
                        .then(),
                Scopes.FILINGS_READ);
        isForbidden(with(TestKeys.partner(PARTNER, "filings:read").groups(Set.of("partner", "applicant")))
                .get(SCOPED + "/people")
                .then());
    }

    @Test
    void an_operation_that_names_no_scope_is_closed_to_partners_and_open_to_others() {
        isForbidden(
                partner(String.join(" ", Scopes.ALL)).get(SCOPED + "/forgotten").then());
        with(TestKeys.claims(ACCOUNT, "applicant"))
                .get(SCOPED + "/forgotten")
                .then()
                .statusCode(200);
    }

    @Test
    void a_role_without_a_partner_opens_nothing() {
        isForbidden(with(TestKeys.claims(ACCOUNT, "partner").claim("scope", "filings:read"))
                .get(SCOPED)
                .then());
    }

    @Test
    void a_partner_is_no_holder() {
        isForbidden(partner("filings:read").get(SCOPED + "/account").then());
    }

    @Test
    void an_open_operation_asks_for_no_scope() {
        partner("").get(SCOPED + "/open").then().statusCode(200);
    }

    @Test
    void the_scope_comes_after_token_and_role_and_before_the_form() {
        given().get(SCOPED).then().statusCode(401);
        isForbidden(with(TestKeys.claims(ACCOUNT, "reviewer")).get(SCOPED).then());
        lacks(partner("").get(SCOPED + "?of=nobody").then(), Scopes.FILINGS_READ);
        lacks(partner("").contentType("application/json").body("{").post(SCOPED).then(), Scopes.FILINGS_WRITE);
        lacks(
                partner("")
                        .contentType("application/json")
                        .body("{}")
                        .post(SCOPED)
                        .then(),
                Scopes.FILINGS_WRITE);
        lacks(partner("").contentType("text/plain").body("thing").post(SCOPED).then(), Scopes.FILINGS_WRITE);
        partner("filings:write")
                .contentType("text/plain")
                .body("thing")
                .post(SCOPED)
                .then()
                .statusCode(415);
        partner("filings:write")
                .contentType("application/json")
                .body("{}")
                .post(SCOPED)
                .then()
                .statusCode(400);
    }
}

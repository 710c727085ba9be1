package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.BadTokens;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class BadTokensApiTest {

    @Test
    void no_bad_token_comes_through_the_door() {
        var before = StubServices.REQUESTS.get();

        BadTokens.assertNoneOpensWhateverTheRole(
                TestTokens.forge("https://issuer.test"), "GET", "/api/v1/orders", Roles.APPLICANT);

        assertThat(StubServices.REQUESTS.get())
                .as("the one good token and nothing else")
                .isEqualTo(before + 1);
    }

    /** A signature that held is remembered; what else a token must be is looked at each time. */
    @Test
    void nor_does_one_the_second_time() {
        for (var time = 0; time < 2; time++) {
            BadTokens.assertNoneOpensWhateverTheRole(
                    TestTokens.forge("https://issuer.test"), "GET", "/api/v1/orders", Roles.APPLICANT);
        }
    }

    @Test
    void a_token_that_is_known_does_not_come_through_beside_another() {
        var known = StubServices.token();
        for (var time = 0; time < 2; time++) {
            given().header("Authorization", "Bearer " + known)
                    .get("/api/v1/orders")
                    .then()
                    .statusCode(201);
        }

        given().header("Authorization", "Bearer " + known, "Bearer " + known)
                .get("/api/v1/orders")
                .then()
                .statusCode(401);
    }

    /** The gateway is the one place that every public request passes and that knows the caller's address. */
    @Test
    void a_token_that_is_bound_to_networks_comes_through_from_them_only() {
        var here = StubServices.signed(StubServices.claims().claim("nets", "127.0.0.0/8 ::1/128"), "at+jwt");
        var elsewhere = StubServices.signed(StubServices.claims().claim("nets", "192.0.2.0/24"), "at+jwt");

        for (var time = 0; time < 2; time++) {
            given().auth().oauth2(here).get("/api/v1/orders").then().statusCode(201);
            given().auth()
                    .oauth2(elsewhere)
                    // a header that the caller writes is no address
                    .header("X-Forwarded-For", "192.0.2.7")
                    .get("/api/v1/orders")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("TOKEN_OF_OTHER_NETWORK"));
        }
    }

    /** The contract says of this operation that a token is a choice. */
    @Test
    void where_a_token_is_a_choice_none_is_needed_and_a_bad_one_is_refused() {
        var papers = "/api/v1/case-papers/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3";
        given().get(papers).then().statusCode(201);
        given().auth().oauth2(StubServices.token()).get(papers).then().statusCode(201);
        var before = StubServices.REQUESTS.get();

        for (var bad : List.of("Bearer x", "Bearer " + StubServices.byStranger(), "Basic YTpi")) {
            given().header("Authorization", bad)
                    .get(papers)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
        assertThat(StubServices.REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void what_nobody_guarded_is_open_to_nobody() {
        BadTokens.assertDeniedByDefault();
    }
}

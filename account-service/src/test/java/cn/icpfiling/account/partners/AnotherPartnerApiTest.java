package cn.icpfiling.account.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another partner, and what it holds, does not exist: however the request is written, and before anything else is said. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AnotherPartnerApiTest {

    private static final List<String> READ = List.of("/clients", "/clients/%s", "/customers", "/customers/%s");
    private static final List<String> POSTED =
            List.of("/clients", "/clients/%s/credentials", "/clients/%s/termination", "/customers");

    private TestPartner own;
    private TestPartner other;
    private String customerOfOther;

    @BeforeEach
    void two_partners_are_there() {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        own = TestPartner.createdBy(administrator, TestPartner.ALL);
        other = TestPartner.createdBy(administrator, TestPartner.ALL);
        customerOfOther = other.opens("C-1", Map.of()).getString("customerId");
    }

    @Test
    void another_partners_path_is_answered_like_one_that_nobody_has() {
        var token = own.token();
        for (var partner : List.of(other.id(), UUID.randomUUID().toString())) {
            READ.forEach(path -> hidden(at(token, partner, path, request -> request::get)));
            for (var path : POSTED) {
                hidden(at(token, partner, path, request -> request.body(Map.of("no", "such field"))::post));
                hidden(at(token, partner, path, request -> request.body("{")::post));
                hidden(at(
                        token,
                        partner,
                        path,
                        request -> request.header("Idempotency-Key", "k").body(Map.of("kind", "SECRET"))::post));
            }
            hidden(at(
                    token,
                    partner,
                    "/customers",
                    request -> request.contentType(ContentType.TEXT).body("x")::post));
            hidden(at(token, partner, "/customers/%s/contact", request -> request.body(Map.of())::put));
            hidden(at(token, partner, "/customers?limit=0", request -> request::get));
            hidden(at(token, partner, "/clients/%s/credentials/" + other.credential(), request -> request::delete));
        }
    }

    @Test
    void what_another_holds_does_not_stand_under_ones_own_path() {
        var token = own.token();

        hidden(own.as(token).get(own.path("/clients/" + other.client())));
        hidden(own.as(token).get(own.path("/customers/" + customerOfOther)));
        hidden(own.as(token).delete(own.path("/clients/" + other.client() + "/credentials/" + other.credential())));
        hidden(own.as(token).delete(own.clientPath("/credentials/" + other.credential())));
        hidden(own.posts("/clients/" + other.client() + "/credentials", Map.of("kind", "SECRET")));
        hidden(TestPartner.posts(token, own.path("/clients/" + other.client() + "/termination"), Map.of()));
        hidden(own.as(token)
                .header("If-Match", "\"0-\"")
                .body(Map.of())
                .put(own.path("/customers/" + customerOfOther + "/contact")));
        assertThat(own.as(token).get(own.path("/customers")).jsonPath().getList("items"))
                .isEmpty();
        assertThat(own.as(token)
                        .get(own.path("/customers?reference=C-1"))
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        other.asksForToken().then().statusCode(200);
    }

    /** The canary: each of these is there for its owner. */
    @Test
    void the_owner_finds_it() {
        var token = other.token();
        READ.forEach(path -> assertThat(
                        at(token, other.id(), path, request -> request::get).statusCode())
                .as(path)
                .isEqualTo(200));
    }

    @Test
    void a_cursor_of_another_is_refused() {
        var administrator = new Caller().entersAs("administrator").getString("accessToken");
        for (var list : List.of("/customers", "/clients")) {
            for (var more = 0; more < 2; more++) {
                TestPartner.posts(
                                other.token(),
                                other.path(list),
                                list.equals("/customers")
                                        ? Map.of("reference", "D-" + more)
                                        : Map.of("name", "more", "scopes", List.of("domains:read")))
                        .then()
                        .statusCode(201);
            }
            var cursor = new Caller()
                    .as(administrator)
                    .get(other.path(list + "?limit=1"))
                    .<String>path("next");

            other.as(other.token())
                    .get(other.path(list + "?cursor=" + cursor))
                    .then()
                    .statusCode(200);
            own.as(own.token())
                    .get(own.path(list + "?cursor=" + cursor))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_CURSOR"));
        }
    }

    @Test
    void a_token_without_the_scope_is_told_which() {
        var narrow = own.token("filings:read");

        Map.of("/clients", "clients:write", "/customers", "customers:read")
                .forEach((path, scope) -> own.as(narrow)
                        .get(own.path(path))
                        .then()
                        .statusCode(403)
                        .header("WWW-Authenticate", containsString("insufficient_scope"))
                        .header("WWW-Authenticate", containsString(scope))
                        .body("code", equalTo("SCOPE_MISSING")));
        TestPartner.posts(own.token("customers:read"), own.path("/customers"), Map.of("reference", "X"))
                .then()
                .statusCode(403)
                .body("code", equalTo("SCOPE_MISSING"));
    }

    private interface Sent extends Function<String, Response> {}

    private Response at(String token, String partner, String path, Function<RequestSpecification, Sent> how) {
        var filled = path.formatted(path.startsWith("/clients") ? other.client() : customerOfOther);
        return how.apply(own.as(token)).apply("/api/v1/partners/" + partner + filled);
    }

    private static void hidden(Response answer) {
        answer.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }
}

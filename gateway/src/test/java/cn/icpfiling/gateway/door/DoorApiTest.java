package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.testkit.UnauditedTraffic;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class DoorApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String OPEN = "/api/v1/one-time-codes";
    private static final String LEAKS = "(?s).*(Exception|at [a-z.]+\\(|SQL|jdbc|org\\.|com\\.|localhost).*";

    private static RequestSpecification signedIn() {
        return given().auth().oauth2(StubServices.token());
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Trace-Id", matchesPattern("[0-9a-f]{32}"))
                .header("Cache-Control", equalTo("no-store"))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body(
                        "type",
                        equalTo("urn:icpfiling:problem:"
                                + code.toLowerCase(Locale.ROOT).replace('_', '-')))
                .body("instance", equalTo("urn:trace:" + answer.extract().header("X-Trace-Id")))
                .body("help", equalTo("/docs/problems/" + code))
                .body(not(matchesPattern(LEAKS)));
    }

    @Test
    void a_request_goes_through_with_method_query_and_body_and_its_answer_comes_back() {
        signedIn()
                .contentType("application/json")
                .queryParam("a", "b c")
                .body("{\"x\":1}")
                .post(ORDERS)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"7\""))
                .header("Location", equalTo("/api/v1/orders/7"))
                .body("ok", equalTo(true));

        assertThat(StubServices.last.method()).isEqualTo("POST");
        assertThat(StubServices.last.uri()).isEqualTo(ORDERS + "?a=b%20c");
        assertThat(StubServices.last.bytes()).isEqualTo(7);
        assertThat(StubServices.last.headers().get("Authorization")).startsWith("Bearer ");
    }

    @Test
    void what_no_contract_names_does_not_exist() {
        isProblem(given().get("/api/v1/nowhere").then(), 404, "NOT_FOUND");
        isProblem(signedIn().get("/q/health").then(), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/clock",
                "/internal/orders/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/verification-facts",
                "/api/v1/orders/..%2f..%2f..%2finternal%2fclock",
                "/api/v1/../../internal/clock",
                "/api/v1/orders/%2e%2e/%2e%2e/%2e%2e/internal/clock",
                "//internal/clock",
                "/api/v1/orders;x=/internal/clock"
            })
    void the_inside_is_out_of_reach(String path) {
        var before = StubServices.REQUESTS.get();
        var internal = StubServices.signed(StubServices.claims().audience("icp-internal"), "at+jwt");

        for (var method : new String[] {"GET", "POST"}) {
            isProblem(
                    given().urlEncodingEnabled(false)
                            .auth()
                            .oauth2(internal)
                            .contentType("application/json")
                            .request(method, path)
                            .then(),
                    404,
                    "NOT_FOUND");
        }
        assertThat(StubServices.REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void a_method_no_contract_names_is_refused_with_those_it_does() {
        isProblem(signedIn().delete(ORDERS).then(), 405, "METHOD_NOT_ALLOWED")
                .header("Allow", equalTo("GET, HEAD, POST"));
        isProblem(signedIn().request("TRACE", ORDERS).then(), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void a_closed_operation_asks_for_a_token() {
        var before = StubServices.REQUESTS.get();
        isProblem(given().get(ORDERS).then(), 401, "UNAUTHENTICATED").header("WWW-Authenticate", equalTo("Bearer"));
        isProblem(given().auth().preemptive().basic("a", "b").get(ORDERS).then(), 401, "UNAUTHENTICATED");
        assertThat(StubServices.REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void a_token_that_does_not_hold_is_refused_at_the_door() {
        var before = StubServices.REQUESTS.get();
        var past = Instant.now().minusSeconds(600);
        for (var token : new String[] {
            "rubbish",
            StubServices.byStranger(),
            StubServices.withSharedSecret(),
            StubServices.signed(StubServices.claims().issuer("https://else.test"), "at+jwt"),
            StubServices.signed(StubServices.claims().audience("icp-internal"), "at+jwt"),
            StubServices.signed(StubServices.claims().audience("else"), "at+jwt"),
            StubServices.signed(
                    StubServices.claims().issuedAt(past.minusSeconds(60)).expiresAt(past), "at+jwt"),
            StubServices.signed(StubServices.claims(), "JWT")
        }) {
            isProblem(given().auth().oauth2(token).get(ORDERS).then(), 401, "UNAUTHENTICATED")
                    .header("WWW-Authenticate", containsString("invalid_token"));
        }
        assertThat(StubServices.REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void an_open_operation_asks_for_none() {
        given().contentType("application/json").body("{}").post(OPEN).then().statusCode(201);
    }

    @Test
    void a_service_that_is_down_or_dies_is_unavailable() {
        isProblem(signedIn().get("/api/v1/approved-tlds").then(), 503, "UPSTREAM_UNAVAILABLE");
        isProblem(signedIn().header("x-behave", "die").get(ORDERS).then(), 503, "UPSTREAM_UNAVAILABLE");
    }

    @Test
    @Tag("long")
    void a_service_that_is_too_slow_is_not_waited_for() {
        isProblem(
                        signedIn()
                                .header("x-behave", "silent")
                                .header("Accept-Language", "en")
                                .get(ORDERS)
                                .then(),
                        504,
                        "UPSTREAM_TIMEOUT")
                .body("title", equalTo("No answer in time"));
        signedIn().get(ORDERS).then().statusCode(201);
    }

    @Test
    void an_error_without_a_problem_detail_gets_one_and_tells_nothing() {
        isProblem(signedIn().header("x-behave", "naked").get(ORDERS).then(), 500, "INTERNAL");
    }

    @Test
    @UnauditedTraffic("RFC 6749 has a form of its own for errors; the door leaves JSON as it is")
    void an_error_that_is_json_goes_through() {
        given().header("x-behave", "oauth")
                .contentType("application/x-www-form-urlencoded")
                .body("grant_type=x")
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void a_trace_is_taken_over_or_begun_and_passed_on() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        signedIn()
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .header("tracestate", "a=b")
                .get(ORDERS)
                .then()
                .header("X-Trace-Id", equalTo(trace));
        assertThat(StubServices.last.headers().get("traceparent"))
                .matches("00-" + trace + "-(?!b7ad6b7169203331)[0-9a-f]{16}-01");
        assertThat(StubServices.last.headers().get("tracestate")).isEqualTo("a=b");

        var begun = signedIn()
                .header("traceparent", "00-" + trace.toUpperCase(Locale.ROOT) + "-b7ad6b7169203331-01")
                .header("tracestate", "a=b")
                .header("baggage", "account=another")
                .get(ORDERS)
                .header("X-Trace-Id");
        assertThat(begun).matches("[0-9a-f]{32}").isNotEqualTo(trace);
        assertThat(StubServices.last.headers().get("traceparent")).contains(begun);
        assertThat(StubServices.last.headers().contains("tracestate")).isFalse();
        assertThat(StubServices.last.headers().contains("baggage")).isFalse();
    }

    @Test
    void a_deprecated_operation_says_so_to_those_it_serves_and_to_those_it_refuses() {
        signedIn()
                .get(OneDeprecatedOperation.PATH)
                .then()
                .statusCode(201)
                .header("Deprecation", "@1795881600")
                .header("Sunset", "Mon, 31 May 2027 16:00:00 GMT");
        given().get(OneDeprecatedOperation.PATH).then().statusCode(401).header("Deprecation", "@1795881600");
        assertThat(signedIn().get(ORDERS).headers().hasHeaderWithName("Deprecation"))
                .isFalse();
    }

    @Test
    void what_is_of_one_hop_only_or_claims_to_come_from_a_proxy_stays_outside() {
        signedIn()
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.test")
                .header("x-forwarded-prefix", "/internal")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Real-IP", "10.0.0.1")
                .header("Cookie", "a=b")
                .header("Keep-Alive", "timeout=5")
                .header("TE", "trailers")
                .header("Connection", "X-Secret-Hop")
                .header("X-Secret-Hop", "1")
                .header("X-Harmless", "1")
                .get(ORDERS)
                .then()
                .statusCode(201)
                .header("Server", nullValue())
                .header("Set-Cookie", nullValue())
                .header("Access-Control-Allow-Origin", nullValue())
                .header("X-Trace-Id", not(equalTo("theirs")));

        var headers = StubServices.last.headers();
        assertThat(headers.names())
                .doesNotContain("Forwarded", "X-Real-IP", "Cookie", "Keep-Alive", "TE", "X-Secret-Hop");
        assertThat(headers.contains("X-Forwarded-Host")).isFalse();
        assertThat(headers.contains("X-Forwarded-Prefix")).isFalse();
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Harmless")).isEqualTo("1");
    }

    @Test
    void every_answer_tells_a_browser_to_be_careful() {
        for (var answer : new ValidatableResponse[] {
            signedIn().get(ORDERS).then(), given().get("/nowhere").then()
        }) {
            answer.header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Strict-Transport-Security", equalTo("max-age=63072000; includeSubDomains"))
                    .header("Permissions-Policy", equalTo("camera=(), geolocation=(), microphone=()"))
                    .header("Cache-Control", equalTo("no-store"));
        }
    }

    @Test
    void a_page_of_a_listed_origin_reads_a_refusal_from_before_the_door_too() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST " + ORDERS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Origin: https://front.test\r\nContent-Length: 99999999999\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("Access-Control-Allow-Origin: https://front.test");
        }
    }

    @Test
    void a_page_of_a_listed_origin_may_call_and_others_may_not() {
        given().header("Origin", "https://front.test")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .options(ORDERS)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("https://front.test"))
                .header("Access-Control-Allow-Methods", equalTo("GET, HEAD, POST"))
                .header("Access-Control-Max-Age", equalTo("3600"))
                .header(
                        "Access-Control-Allow-Headers",
                        allOf(containsString("Authorization"), containsString("Upload-Offset")));
        signedIn()
                .header("Origin", "https://front.test")
                .get(ORDERS)
                .then()
                .statusCode(201)
                .header("Access-Control-Allow-Origin", equalTo("https://front.test"))
                .header(
                        "Access-Control-Expose-Headers",
                        allOf(
                                containsString("X-Trace-Id"),
                                containsString("Upload-Offset"),
                                containsString("RateLimit-Policy"),
                                containsString("Sunset")));

        for (var origin : new String[] {"https://evil.test", "https://front.test.evil.test", "null"}) {
            given().header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .options(ORDERS)
                    .then()
                    .header("Access-Control-Allow-Origin", nullValue())
                    .header("Access-Control-Allow-Methods", nullValue());
        }
    }

    @Test
    void a_cache_may_not_give_the_answer_of_a_preflight_to_another_question() {
        var answer = given().header("Origin", "https://front.test")
                .header("Access-Control-Request-Method", "POST")
                .options(ORDERS);
        assertThat(String.join(", ", answer.headers().getValues("Vary")))
                .contains("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    }
}

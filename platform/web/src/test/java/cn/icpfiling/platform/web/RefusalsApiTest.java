package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class RefusalsApiTest {

    private static final UUID ACCOUNT = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3");
    private static final String WIDGETS = "/api/v1/widgets";
    private static final String LEAKS = "(?s).*(Exception|at [a-z.]+\\(|SQL|jdbc|org\\.|com\\.).*";

    private static RequestSpecification applicant() {
        return given().auth().oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")));
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Trace-Id", matchesPattern("[0-9a-f]{32}"))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body(
                        "type",
                        equalTo("urn:icpfiling:problem:" + code.toLowerCase().replace('_', '-')))
                .body("instance", equalTo("urn:trace:" + answer.extract().header("X-Trace-Id")))
                .body("help", equalTo("/docs/problems/" + code))
                .body("title", not(equalTo(code + ".title")))
                .body(not(matchesPattern(LEAKS)));
    }

    @Test
    void an_unknown_path_is_not_found() {
        isProblem(given().get("/api/v1/nowhere").then(), 404, "NOT_FOUND");
        isProblem(given().get("/nowhere").then(), 404, "NOT_FOUND");
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        isProblem(applicant().get(WIDGETS + "/not-an-id").then(), 404, "NOT_FOUND");
    }

    @Test
    void a_method_that_a_path_does_not_take_is_refused_with_those_it_takes() {
        var answer = isProblem(applicant().delete(WIDGETS + "/me").then(), 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.extract().header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void a_format_we_do_not_have_is_not_acceptable() {
        isProblem(applicant().accept("image/png").get(WIDGETS + "/me").then(), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void who_it_is_comes_before_the_kind_of_the_body() {
        isProblem(given().contentType("text/plain").body("hello").post(WIDGETS).then(), 401, "UNAUTHENTICATED");
        isProblem(
                given().header("Authorization", "Bearer no.such.token")
                        .contentType("text/plain")
                        .body("hello")
                        .post(WIDGETS)
                        .then(),
                401,
                "UNAUTHENTICATED");
        isProblem(
                given().header("Authorization", "Bearer " + TestKeys.signed(TestKeys.claims(ACCOUNT, "reviewer")))
                        .contentType("text/plain")
                        .body("hello")
                        .post(WIDGETS)
                        .then(),
                403,
                "FORBIDDEN");
    }

    @Test
    void a_body_of_another_kind_is_unsupported_and_the_accepted_kinds_are_listed() {
        isProblem(
                        applicant()
                                .contentType("text/plain")
                                .body("hello")
                                .post(WIDGETS)
                                .then(),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE")
                .header("Accept", "application/json")
                .body("detail", containsString("application/json"));
        isProblem(
                        applicant()
                                .contentType("text/plain")
                                .body("hello")
                                .put(WIDGETS + "/" + ACCOUNT + "/picture")
                                .then(),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE")
                .header("Accept", "image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "9999-12-31", "0999-12-31"})
    void a_date_that_no_column_holds_is_refused(String day) {
        isProblem(
                        applicant()
                                .queryParam("since", day + "T00:00:00Z")
                                .get(WIDGETS)
                                .then(),
                        400,
                        "INVALID_FIELD")
                .body("errors.pointer", contains("/query/since"))
                .body("errors.code", contains("DATE_OUT_OF_RANGE"));
        isProblem(
                        applicant()
                                .contentType("application/json")
                                .body("{\"name\":\"a\",\"size\":1,\"since\":\"" + day + "T00:00:00Z\"}")
                                .post(WIDGETS)
                                .then(),
                        400,
                        "INVALID_FIELD")
                .body("errors.pointer", contains("/since"));
    }

    @Test
    void every_fault_of_form_is_told_at_once_whoever_finds_it() {
        var body = """
                {"name": "", "colour": "GREEN", "size": "5", "colur": 1, "id": "x", "since": "soon",
                 "parts": [{"label": "too long", "weight": true, "mark": "A"}, {"weight": 10}, 7, null], "tags": ["", 3]}
                """;
        isProblem(
                        applicant()
                                .contentType("application/json")
                                .body(body)
                                .post(WIDGETS)
                                .then(),
                        400,
                        "INVALID_FIELD")
                .body("detail", containsString("15"))
                .body(
                        "errors.collect { it.pointer + ' ' + it.code }",
                        contains(
                                "/colour UNKNOWN_VALUE",
                                "/colur UNKNOWN_FIELD",
                                "/id WRONG_TYPE",
                                "/name REQUIRED",
                                "/parts/0/label SIZE",
                                "/parts/0/mark WIDGET_MARK",
                                "/parts/0/weight WRONG_TYPE",
                                "/parts/1/label REQUIRED",
                                "/parts/1/weight TOO_LARGE",
                                "/parts/2 WRONG_TYPE",
                                "/parts/3 REQUIRED",
                                "/since WRONG_TYPE",
                                "/size WRONG_TYPE",
                                "/tags/0 REQUIRED",
                                "/tags/1 WRONG_TYPE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":                              | MALFORMED_REQUEST |          |
            {"name":"a","size":1} {}                       | MALFORMED_REQUEST |          |
            {"name":"a","name":"b","size":1}               | MALFORMED_REQUEST |          |
            {"size":1,"name":"a","colur":"RED"}            | INVALID_FIELD     | /colur   | UNKNOWN_FIELD
            {"size":1,"name":"a","parts":[{"weight":1,"label":"a","lable":"b"}]} | INVALID_FIELD     | /parts/0/lable | UNKNOWN_FIELD
            {"size":1,"name":5}                            | INVALID_FIELD     | /name    | WRONG_TYPE
            {"name":"a","size":"5"}               | INVALID_FIELD     | /size    | WRONG_TYPE
            {"name":"a","size":null}              | INVALID_FIELD     | /size    | REQUIRED
            {"name":"a","size":1.5}               | INVALID_FIELD     | /size    | WRONG_TYPE
            {"size":1,"name":"a","id":"x"}                 | INVALID_FIELD     | /id      | WRONG_TYPE
            {"size":1,"name":"a","since":"yesterday"}      | INVALID_FIELD     | /since   | WRONG_TYPE
            {"size":1,"name":"a","colour":"PINK"}          | INVALID_FIELD     | /colour  | UNKNOWN_VALUE
            {"size":1,"name":"a","colour":1}               | INVALID_FIELD     | /colour  | UNKNOWN_VALUE
            {"size":1,"name":"a","parts":{}}               | INVALID_FIELD     | /parts   | WRONG_TYPE
            {"name":"a"}                          | INVALID_FIELD     | /size    | REQUIRED
            []                                    | INVALID_FIELD     | ''       | WRONG_TYPE
            """)
    void json_that_does_not_fit_is_refused_at_its_place(String body, String code, String pointer, String error) {
        var answer = isProblem(
                applicant()
                        .contentType("application/json")
                        .body(body)
                        .post(WIDGETS)
                        .then(),
                400,
                code);
        if (error != null) {
            answer.body("errors.pointer", contains(pointer)).body("errors.code", contains(error));
        }
    }

    @Test
    void an_empty_body_is_missing() {
        var answer = isProblem(
                applicant().contentType("application/json").post(WIDGETS).then(), 400, "INVALID_FIELD");
        answer.body("errors.pointer", contains(""));
    }

    @Test
    void all_broken_constraints_are_told_at_once_with_their_places() {
        isProblem(
                        applicant()
                                .contentType("application/json")
                                .body("""
                                    {"name":" ","size":1,"parts":[{"label":"a","weight":1},{"label":"toolong","weight":10,"mark":"A"}],"tags":["x",""]}
                                    """)
                                .post(WIDGETS)
                                .then(),
                        400,
                        "INVALID_FIELD")
                .body(
                        "errors.pointer",
                        contains("/name", "/parts/1/label", "/parts/1/mark", "/parts/1/weight", "/tags/1"))
                .body("errors.code", contains("REQUIRED", "SIZE", "WIDGET_MARK", "TOO_LARGE", "REQUIRED"));
    }

    @Test
    void a_query_parameter_that_cannot_be_read_is_named() {
        isProblem(applicant().queryParam("limit", "many").get(WIDGETS).then(), 400, "INVALID_FIELD")
                .body("errors.pointer", contains("/query/limit"));
        isProblem(applicant().queryParam("colour", "PINK").get(WIDGETS).then(), 400, "INVALID_FIELD")
                .body("errors.pointer", contains("/query/colour"));
        isProblem(applicant().queryParam("since", "yesterday").get(WIDGETS).then(), 400, "INVALID_FIELD")
                .body("errors.pointer", contains("/query/since"));
        isProblem(applicant().queryParam("limit", 1001).get(WIDGETS).then(), 400, "INVALID_FIELD")
                .body("errors.pointer", contains("/query/limit"));
    }

    @Test
    void a_cursor_made_up_is_refused() {
        isProblem(applicant().queryParam("cursor", "abc").get(WIDGETS).then(), 400, "INVALID_CURSOR");
    }

    @Test
    void a_body_above_the_limit_is_refused_whether_its_length_is_told_or_not() throws Exception {
        var large = new byte[(int) BodyLimit.DEFAULT + 1];
        isProblem(
                applicant()
                        .contentType("application/json")
                        .body(large)
                        .post(WIDGETS)
                        .then(),
                413,
                "BODY_TOO_LARGE");

        var chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + WIDGETS))
                .header("Authorization", "Bearer " + TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() ->
                        new ByteArrayInputStream(("\"" + "a".repeat(3 << 20) + "\"").getBytes(StandardCharsets.UTF_8))))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(chunked, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("BODY_TOO_LARGE");
        }
    }

    @Test
    void a_body_above_what_the_server_takes_at_all_is_refused_in_the_same_shape() throws Exception {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST " + WIDGETS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 99999999999\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
        }
    }

    @Test
    void an_operation_may_have_a_limit_of_its_own() {
        var path = WIDGETS + "/" + ACCOUNT + "/picture";
        applicant()
                .contentType("image/png")
                .body(new byte[2 << 20])
                .put(path)
                .then()
                .statusCode(200)
                .body(equalTo("2097152"));
        isProblem(
                applicant()
                        .contentType("image/png")
                        .body(new byte[(2 << 20) + 1])
                        .put(path)
                        .then(),
                413,
                "BODY_TOO_LARGE");
    }

    @Test
    void broken_rules_are_told_with_rule_pointer_and_remedy_in_the_callers_language() {
        isProblem(
                        applicant()
                                .contentType("application/json")
                                .post(WIDGETS + "/rules")
                                .then(),
                        422,
                        "RULES_BROKEN")
                .header("Content-Language", equalTo("zh"))
                .body("errors[0].rule", equalTo("D1"))
                .body("errors[0].pointer", equalTo("/domain"))
                .body("errors[0].detail", equalTo("标记不对。"))
                .body("errors[0].remedy", equalTo("请改正。"));
        isProblem(
                        applicant()
                                .header("Accept-Language", "fr, en-GB;q=0.8, zh;q=0.5")
                                .contentType("application/json")
                                .post(WIDGETS + "/rules")
                                .then(),
                        422,
                        "RULES_BROKEN")
                .header("Content-Language", equalTo("en"))
                .body("errors[0].detail", equalTo("The mark isn't right."));
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_back() {
        isProblem(applicant().get(WIDGETS + "/too-often").then(), 429, "TOO_MANY_REQUESTS")
                .header("Retry-After", equalTo("42"));
    }

    @Test
    void what_nobody_foresaw_is_told_without_a_word_of_the_inside() {
        isProblem(applicant().get(WIDGETS + "/crash").then(), 500, "INTERNAL").body("errors", nullValue());
        isProblem(applicant().get(WIDGETS + "/promise").then(), 500, "INTERNAL");
    }

    @Test
    void trouble_of_another_service_is_not_the_callers() {
        isProblem(applicant().get(WIDGETS + "/broken").then(), 503, "UPSTREAM_UNAVAILABLE");
        isProblem(applicant().get(WIDGETS + "/refusing").then(), 500, "INTERNAL");
    }

    @Test
    void a_trace_is_taken_over_when_it_is_one() {
        var parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        given().header("traceparent", parent)
                .get(WIDGETS + "/open")
                .then()
                .header("X-Trace-Id", equalTo("0af7651916cd43dd8448eb211c80319c"));
        given().header("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01")
                .get(WIDGETS + "/open")
                .then()
                .header("X-Trace-Id", not(equalTo("00000000000000000000000000000000")));
    }
}

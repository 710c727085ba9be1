package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What callers in HTTP/2 hear, in clear text by prior knowledge. */
@QuarkusTest
@TestProfile(Http2Spoken.class)
class Http2ApiTest {

    private static final String ORDERS = "/api/v1/orders";

    private Http2Caller caller;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void a_caller_connects() {
        caller = Http2Caller.inClearText(RestAssured.port);
    }

    @AfterEach
    void the_caller_leaves() {
        caller.close();
    }

    @Test
    void a_request_passes_and_its_answer_comes_back() {
        var read = caller.get(ORDERS, null);
        assertThat(read.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(read.status()).isEqualTo(201);
        assertThat(read.body()).isEqualTo("{\"ok\":true}");
        assertThat(read.headers().names()).doesNotContain("connection", "transfer-encoding", "keep-alive");
        assertThat(StubServices.last.headers().get("Host")).startsWith("localhost:");
        assertThat(StubServices.last.headers().names()).noneMatch(name -> name.startsWith(":"));

        var written = Http2Caller.send(caller.ask(HttpMethod.POST, ORDERS, null), Buffer.buffer("{\"a\":1}"));
        assertThat(written.status()).isEqualTo(201);
        assertThat(StubServices.last.bytes()).isEqualTo(7);

        var untold = caller.ask(HttpMethod.POST, ORDERS, null).setChunked(true);
        untold.write("{\"a\":");
        assertThat(Http2Caller.send(untold, Buffer.buffer("22}")).status()).isEqualTo(201);
        assertThat(StubServices.last.bytes()).isEqualTo(8);
        assertThat(StubServices.last.headers().get("Transfer-Encoding")).isEqualTo("chunked");

        assertThat(caller.get(ORDERS, "none").status()).isEqualTo(204);
        assertThat(caller.get(ORDERS, "large").body()).hasSize(3 << 20);
    }

    @Test
    @Tag("long")
    void a_request_is_counted_under_the_path_of_its_operation() {
        var before = counted(ORDERS);
        caller.get(ORDERS, null);
        await().untilAsserted(() -> assertThat(counted(ORDERS)).isEqualTo(before + 1));
    }

    @Test
    void what_cannot_be_read_is_counted_without_its_path() {
        var before = counted(CountedPath.OTHER);
        var id = UUID.randomUUID().toString();
        refused(caller.get("/" + id + "?a=|", null), 400, "MALFORMED_REQUEST");
        await().untilAsserted(() -> assertThat(counted(CountedPath.OTHER)).isEqualTo(before + 1));
        assertThat(metrics.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .noneMatch(tag -> tag.getValue().contains(id));
    }

    private long counted(String path) {
        return metrics.find("http.server.requests").tag("uri", path).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void what_cannot_pass_is_refused_as_in_http_1() {
        refused(caller.get("/nowhere", null), 404, "NOT_FOUND");
        refused(Http2Caller.send(caller.ask(HttpMethod.DELETE, ORDERS, null), null), 405, "METHOD_NOT_ALLOWED");
        var stranger = caller.ask(HttpMethod.GET, ORDERS, null).putHeader("Authorization", "Bearer x");
        refused(Http2Caller.send(stranger, null), 401, "UNAUTHENTICATED");
        for (var path : List.of(
                ORDERS + "/%zz",
                ORDERS + "/{id}",
                "/openapi?format=%zz",
                "/openapi?format=%e",
                "/openapi?format=%FF",
                ORDERS + "/%C0%AE",
                ORDERS + "?a=%E0%80%AF",
                ORDERS + "?a=%",
                ORDERS + "?a=|")) {
            refused(caller.get(path, null), 400, "MALFORMED_REQUEST");
        }
        refused(caller.get("/openapi?format=" + "x".repeat(5_000), null), 414, "URI_TOO_LONG");
    }

    @Test
    void large_headers_are_refused_and_others_of_the_connection_go_on() {
        var other = caller.ask(HttpMethod.POST, ORDERS, null).setChunked(true);
        other.write("{");
        for (var size : new int[] {17 << 10, 30 << 10, 60 << 10}) {
            var large = caller.ask(HttpMethod.GET, ORDERS, null);
            for (var part = 0; part < size; part += 1 << 10) {
                large.putHeader("x-part-" + part, "x".repeat(1 << 10));
            }
            refused(Http2Caller.send(large, null), 431, "HEADERS_TOO_LARGE");
            assertThat(large.connection()).isSameAs(other.connection());
        }
        assertThat(Http2Caller.send(other, Buffer.buffer("}")).status()).isEqualTo(201);
        assertThat(caller.told).isNotDone();
    }

    private static void refused(Http2Caller.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.headers().get("Content-Type")).as(answer.toString()).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"" + code + "\"");
    }

    @Test
    @Tag("long")
    void a_page_is_the_same_bytes_in_both_protocols_however_fast_it_is_read() throws Exception {
        for (var window : new int[] {20_000, 8 << 20}) {
            for (var page : List.of("/openapi", "/openapi?format=json")) {
                try (var http = HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .build();
                        var reader = Http2Caller.inClearText(RestAssured.port, window)) {
                    assertThat(reader.get(page, null).body())
                            .isEqualTo(http.send(request(page), HttpResponse.BodyHandlers.ofString())
                                    .body());
                }
            }
        }
    }

    @Test
    void the_offer_to_change_to_http_2_within_a_connection_is_declined() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request("/nowhere"), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void an_unreadable_request_in_http_1_is_told_why_beside_http_2() throws Exception {
        try (var raw = new RawCaller()) {
            assertThat(raw.send("GET /openapi?format=%zz HTTP/1.1\r\nHost: x\r\n\r\n")
                            .rest())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("MALFORMED_REQUEST");
        }
        try (var raw = new RawCaller()) {
            assertThat(raw.send("GET /api/v1/orders/{id} HTTP/1.1\r\nHost: x\r\n\r\n")
                            .rest())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("MALFORMED_REQUEST");
        }
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .build();
    }
}

package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Answers of services as a caller who takes gzip gets them. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class CompressionApiTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_long_text_is_compressed_for_those_who_take_it_and_has_a_tag_of_its_own() throws Exception {
        var compressed = get("report", "Accept-Encoding", "br, gzip;q=0.5");
        assertThat(header(compressed, "Content-Encoding")).containsExactly("gzip");
        assertThat(header(compressed, "Vary")).contains("Accept-Encoding");
        assertThat(header(compressed, "ETag")).containsExactly("\"7-gzip\"");
        assertThat(compressed.body()).hasSizeLessThan(1_000);
        assertThat(plain(compressed.body())).isEqualTo(StubServices.REPORT);

        for (var without : List.of("identity", "br", "gzip;q=0")) {
            var plain = get("report", "Accept-Encoding", without);
            assertThat(header(plain, "Content-Encoding")).as(without).isEmpty();
            assertThat(header(plain, "Vary")).contains("Accept-Encoding");
            assertThat(header(plain, "ETag")).containsExactly("\"7\"");
            assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo(StubServices.REPORT);
        }
    }

    @Test
    void a_text_of_unknown_length_is_compressed_as_it_comes() throws Exception {
        var answer = get("stream", "Accept-Encoding", "gzip");
        assertThat(header(answer, "Content-Encoding")).containsExactly("gzip");
        assertThat(answer.body()).hasSizeLessThan(20_000);
        assertThat(plain(answer.body())).isEqualTo(StubServices.REPORT.repeat(40));
    }

    @Test
    void what_is_short_or_no_text_stays_as_it_is() throws Exception {
        assertThat(header(get("", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEmpty();
        var binary = get("large", "Accept-Encoding", "gzip");
        assertThat(header(binary, "Content-Encoding")).isEmpty();
        assertThat(binary.body()).hasSize(3 << 20);
    }

    @Test
    void an_answer_to_a_write_may_hold_a_secret_beside_what_was_sent_and_stays_as_it_is() throws Exception {
        var answer = send(
                request("report").header("Accept-Encoding", "gzip").POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(header(answer, "Content-Encoding")).isEmpty();
        assertThat(header(answer, "ETag")).containsExactly("\"7\"");
    }

    @Test
    void the_tag_of_the_compressed_form_works_as_a_condition() throws Exception {
        var unchanged = send(request("report")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", "\"7-gzip\"")
                .GET());
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(header(unchanged, "ETag")).containsExactly("\"7-gzip\"");

        var plain = send(request("report").header("If-None-Match", "\"7\"").GET());
        assertThat(plain.statusCode()).isEqualTo(304);
        assertThat(header(plain, "ETag")).containsExactly("\"7\"");

        send(request("sizes").header("If-Match", "\"7-gzip\"").PUT(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(StubServices.last.headers().get("If-Match")).isEqualTo("\"7\"");
    }

    private static HttpRequest.Builder request(String behaviour) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/orders"
                        + (behaviour.equals("sizes") ? "/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/subject" : "")))
                .header("Authorization", "Bearer " + StubServices.token())
                .header("x-behave", behaviour.isEmpty() ? "none of all" : behaviour);
    }

    private static HttpResponse<byte[]> get(String behaviour, String name, String value) throws Exception {
        return send(request(behaviour).header(name, value).GET());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<String> header(HttpResponse<?> answer, String name) {
        return answer.headers().allValues(name);
    }

    private static String plain(byte[] compressed) throws IOException {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

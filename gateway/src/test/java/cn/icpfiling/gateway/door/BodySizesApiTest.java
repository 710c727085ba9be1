package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.gateway.contract.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class BodySizesApiTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String MATERIAL = "/api/v1/orders/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/materials/LICENCE";
    private static final int MIB = 1 << 20;
    private static final int USUAL = (int) Operation.USUAL_BODY;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static HttpResponse<String> send(
            String method, String path, String type, BodyPublisher body, String... more)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + StubServices.token())
                .header("Content-Type", type)
                .expectContinue(more.length > 0)
                .method(method, body)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static BodyPublisher told(int bytes) {
        return BodyPublishers.ofByteArray(new byte[bytes]);
    }

    private static BodyPublisher untold(int bytes) {
        return BodyPublishers.ofInputStream(() -> (InputStream) new ByteArrayInputStream(new byte[bytes]));
    }

    @Test
    void a_body_up_to_the_limit_passes() throws Exception {
        assertThat(send("POST", ORDERS, "application/json", told(USUAL)).statusCode())
                .isEqualTo(201);
        assertThat(StubServices.last.bytes()).isEqualTo(USUAL);
        assertThat(send("POST", ORDERS, "application/json", untold(USUAL)).statusCode())
                .isEqualTo(201);
        assertThat(StubServices.last.bytes()).isEqualTo(USUAL);
    }

    @Test
    void a_body_above_it_is_refused_whether_its_length_is_told_or_not() throws Exception {
        for (var body : new BodyPublisher[] {told(USUAL + 1), told(8 * MIB), untold(USUAL + 1), untold(8 * MIB)}) {
            var answer = send("POST", ORDERS, "application/json", body);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("BODY_TOO_LARGE", "131072");
        }
    }

    @Test
    void a_material_may_be_larger_and_streams_through_in_pieces() throws Exception {
        StubServices.LARGEST_PIECE.set(0);
        assertThat(send("PUT", MATERIAL, "image/png", told(9 * MIB)).statusCode())
                .isEqualTo(201);
        assertThat(StubServices.last.bytes()).isEqualTo(9 * MIB);
        assertThat(StubServices.LARGEST_PIECE.get()).isLessThan(MIB);
        assertThat(send("PUT", MATERIAL, "image/png", told(33 * MIB)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void who_asks_before_sending_is_told_to_go_on_or_refused() throws Exception {
        assertThat(send("PUT", MATERIAL, "image/png", told(2 * MIB), "expect").statusCode())
                .isEqualTo(201);
        assertThat(StubServices.last.bytes()).isEqualTo(2 * MIB);
        assertThat(send("PUT", MATERIAL, "image/png", told(33 * MIB), "expect").statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_caller_who_goes_away_in_the_middle_harms_nobody() throws Exception {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST " + ORDERS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + StubServices.token()
                                    + "\r\nContent-Length: 1000\r\n\r\n{\"half\":")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        assertThat(send("POST", ORDERS, "application/json", told(10)).statusCode())
                .isEqualTo(201);
    }
}

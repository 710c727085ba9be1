package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers who send their bodies drop by drop. */
@Tag("long")
@QuarkusTest
@TestProfile(SlowBodiesApiTest.Impatient.class)
@QuarkusTestResource(StubServices.class)
class SlowBodiesApiTest {

    /** More than there are connections to a service. */
    private static final int TRICKLING = 260;

    private static final String ORDERS = "/api/v1/orders";

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "icp.gateway.body.silence", "1s",
                    "icp.gateway.body.grace", "3s",
                    "icp.gateway.connection-wait", "15s");
        }
    }

    @Test
    void trickling_senders_are_given_up_and_others_are_served() throws Exception {
        var senders = new ArrayList<Socket>();
        try (var drops = Executors.newSingleThreadScheduledExecutor()) {
            for (var sender = 0; sender < TRICKLING; sender++) {
                senders.add(begins(ORDERS, ""));
            }
            var dripping = drops.scheduleWithFixedDelay(
                    () -> senders.forEach(SlowBodiesApiTest::drips), 0, 200, TimeUnit.MILLISECONDS);

            assertThat(post(Duration.ofSeconds(20)).statusCode()).isEqualTo(201);

            var answers = new ArrayList<String>();
            for (var sender : senders) {
                answers.add(hears(sender));
            }
            dripping.cancel(false);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer)
                            .startsWith("HTTP/1.1 408 ")
                            .containsIgnoringCase("connection: close")
                            .contains("REQUEST_TOO_SLOW"));
        } finally {
            for (var sender : senders) {
                sender.close();
            }
        }
    }

    @Test
    void who_falls_silent_is_given_up_soon() throws Exception {
        try (var sender = begins(ORDERS, "")) {
            var began = System.nanoTime();
            drips(sender);

            assertThat(hears(sender)).startsWith("HTTP/1.1 408 ");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void who_has_an_answer_already_and_goes_on_dripping_is_cut_off() throws Exception {
        try (var sender = begins(ORDERS, "x-behave: early\r\n")) {
            drips(sender);

            assertThat(hears(sender)).startsWith("HTTP/1.1 409 ");
        }
    }

    private static Socket begins(String path, String headers) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers
                                + "Authorization: Bearer " + StubServices.token() + "\r\nContent-Length: 1000\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void drips(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException gone) {
            // It was cut off, as it should be.
        }
    }

    /** All that comes until the connection is closed. */
    private static String hears(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> post(Duration patience) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + ORDERS))
                    .header("Authorization", "Bearer " + StubServices.token())
                    .header("Content-Type", "application/json")
                    .timeout(patience)
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}

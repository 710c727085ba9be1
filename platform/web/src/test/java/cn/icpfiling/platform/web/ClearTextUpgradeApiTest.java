package cn.icpfiling.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's client offers to change to HTTP/2 unless it is told not to; on neither port may that harm. */
@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class ClearTextUpgradeApiTest {

    private static final int REQUESTS = Integer.getInteger("icp.test.upgrades", 120);
    private static final int AT_ONCE = 6;

    @ConfigProperty(name = "quarkus.http.test-port")
    int service;

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/widgets/open", "/q/metrics"})
    void each_offer_is_declined_and_the_request_answered(String path) throws Exception {
        var door = URI.create("http://localhost:" + (path.startsWith("/q/") ? management : service) + path);
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = IntStream.range(0, REQUESTS)
                    .mapToObj(_ -> callers.submit(() -> ask(door)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("HTTP_1_1 200");
            }
        }
    }

    private static String ask(URI door) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(door).timeout(Duration.ofSeconds(20)).build();
            assertThat(request.version())
                    .as("left to the client, so HTTP/2 is offered")
                    .isEmpty();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.body()).isNotEmpty();
            return answer.version() + " " + answer.statusCode();
        }
    }
}

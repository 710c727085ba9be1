package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packaged gateway as a process of its own, which is told to end while callers are under way (ADR 0046). Runs after the package is
 * made: {@code mvn -pl gateway verify}.
 */
class DrainPackagedTest {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/drain-packaged.log");
    private static final String ORDERS = "/api/v1/orders";
    private static final String MATERIAL = "/api/v1/orders/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/materials/LICENCE";
    private static final Duration DELAY = Duration.ofSeconds(8);
    private static final int TERMINATED = 128 + 15;

    private final StubServices services = new StubServices();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = freePort();
    private final int managementPort = freePort();
    private Process gateway;

    @BeforeEach
    void the_gateway_starts() throws IOException {
        assertThat(JAR).as("mvn -pl gateway -am package makes it").exists();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m"));
        services.start().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-Dicp.environment=test",
                "-Dicp.issuer=https://issuer.test",
                "-Dicp.ended-sessions.every=off",
                "-Dicp.gateway.http2-in-clear-text=true",
                "-Dicp.gateway.timeout=40s",
                "-Dicp.gateway.limits.account=100000000",
                // as long as a busy machine needs for some
                "-Dicp.gateway.rehearsal=20s",
                "-Dicp.gateway.rehearsed-refusals=64",
                "-Dquarkus.shutdown.delay=" + DELAY.toSeconds() + "s",
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=localhost",
                "-Dquarkus.management.port=" + managementPort,
                "-jar",
                JAR.toString()));
        gateway = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> ready() == 200);
        assertThat(Files.readString(LOG)).as("before it is ready").containsPattern("rehearsed [1-9]\\d* refusals");
    }

    @AfterEach
    void all_ends() throws InterruptedException {
        gateway.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        http.close();
        services.stop();
    }

    @Test
    @Tag("long")
    void a_gateway_that_is_told_to_end_finishes_what_is_under_way_and_refuses_nothing_meanwhile() throws Exception {
        assertThat(send(ORDERS, "well").headers().firstValue("Connection")).isEmpty();
        try (var balancer = Http2Caller.inClearText(port);
                var uploader = Http2Caller.inClearText(port)) {
            assertThat(balancer.get(ORDERS, "well").status()).isEqualTo(201);
            var answer = sendLater(ORDERS, "slow");
            var download = sendLater(ORDERS, "drip");
            var upload = Http2Caller.upload(uploader.ask(HttpMethod.PUT, MATERIAL, "held"), 9 * Http2Caller.MIB);
            await().until(() -> StubServices.UNANSWERED.get() == 3);

            var told = System.nanoTime();
            gateway.destroy();
            await().atMost(DELAY.dividedBy(2)).until(() -> ready() == 503);
            var answered = 0;
            do {
                var meanwhile = send(ORDERS, "well");
                assertThat(meanwhile.statusCode()).isEqualTo(201);
                assertThat(meanwhile.headers().firstValue("Connection")).contains("close");
                answered++;
            } while (System.nanoTime() - told < DELAY.dividedBy(2).toNanos());
            assertThat(answered).isPositive();
            assertThat(balancer.get(ORDERS, "well").status()).isEqualTo(201);
            assertThat(balancer.told.orTimeout(5, TimeUnit.SECONDS).join().getErrorCode())
                    .as("GOAWAY without an error")
                    .isZero();

            assertThat(gateway.isAlive()).isTrue();
            await().atMost(DELAY.plusSeconds(2)).until(() -> System.nanoTime() - told > DELAY.toNanos());
            StubServices.readOn();
            assertThat(Http2Caller.result(upload.answer).status()).isEqualTo(201);
            assertThat(answer.join().body()).isEqualTo("slow");
            assertThat(download.join().body()).hasSize(StubServices.SLOW_MILLIS / 100 * 1024);
            assertThat(gateway.waitFor(40, TimeUnit.SECONDS)).as("it ended").isTrue();
            assertThat(gateway.exitValue()).isEqualTo(TERMINATED);
        }
        assertThat(Files.readString(LOG)).doesNotContain(" ERROR ");
    }

    private int ready() throws InterruptedException {
        try {
            var health = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/q/health/ready"))
                    .build();
            return http.send(health, BodyHandlers.discarding()).statusCode();
        } catch (ConnectException notYet) {
            return 0;
        } catch (IOException e) {
            return -1;
        }
    }

    private HttpResponse<String> send(String path, String behave) throws IOException, InterruptedException {
        return http.send(request(path, behave), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> sendLater(String path, String behave) {
        return http.sendAsync(request(path, behave), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String behave) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + StubServices.token())
                .header("x-behave", behave)
                .timeout(Duration.ofSeconds(40))
                .build();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

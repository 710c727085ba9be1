package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The balancer of {@code ./icp up --replicas}: new connections go to replicas that are ready, and past one that is dead. */
class BalancerScriptTest {

    private static final Path SOURCE =
            Path.of(System.getProperty("icp.root", "../..")).resolve("deploy/local/src/Balancer.java");

    private final List<Replica> replicas = new ArrayList<>();
    private Process balancer;
    private int door;

    @BeforeEach
    void start() throws IOException {
        replicas.add(new Replica("one"));
        replicas.add(new Replica("two"));
        try (var free = new ServerSocket(0)) {
            door = free.getLocalPort();
        }
        balancer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        SOURCE.toString(),
                        door + "=" + replicas.get(0).ports() + ","
                                + replicas.get(1).ports())
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> answers().size() == 2);
    }

    @AfterEach
    void stop() {
        balancer.destroyForcibly();
        replicas.forEach(Replica::stop);
    }

    @Test
    void a_replica_that_is_not_ready_gets_no_new_connection() {
        replicas.getFirst().ready = false;
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(answers()).containsExactly("two"));

        replicas.getFirst().ready = true;
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(answers()).hasSize(2));
    }

    @Test
    void a_connection_that_a_dead_replica_refuses_goes_to_the_other_one_at_once() throws Exception {
        replicas.getLast().stop();
        for (var request = 0; request < 10; request++) {
            assertThat(ask()).isEqualTo("one");
        }
    }

    /** Who answers several requests at once, each over a connection of its own. */
    private TreeSet<String> answers() throws Exception {
        var seen = new TreeSet<String>();
        for (var request = 0; request < 6; request++) {
            seen.add(ask());
        }
        return seen;
    }

    private String ask() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door + "/who"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static final class Replica {

        private final HttpServer service =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final HttpServer management =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private volatile boolean ready = true;

        Replica(String name) throws IOException {
            service.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, name.length());
                exchange.getResponseBody().write(name.getBytes(StandardCharsets.US_ASCII));
                exchange.close();
            });
            management.createContext("/q/health/ready", exchange -> {
                exchange.sendResponseHeaders(ready ? 200 : 503, -1);
                exchange.close();
            });
            service.start();
            management.start();
        }

        String ports() {
            return management.getAddress().getPort() + ":"
                    + service.getAddress().getPort();
        }

        void stop() {
            service.stop(0);
            management.stop(0);
        }
    }
}

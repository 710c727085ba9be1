package cn.icpfiling.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's Prometheus and Alertmanager with the rules and routes of {@code deploy/monitoring}, in a hurry: what a rule waits for is left
 * out, and a group is sent after a second. A process of the test plays filing-service and the receivers.
 */
@Tag("long")
class AlertsReachReceiversTest {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final List<String> RECEIVERS = List.of("page", "ticket", "heartbeat");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String metrics = "jvm_gc_live_data_size_bytes 50\njvm_gc_max_data_size_bytes 100\n";
    private volatile int status = 200;

    @BeforeEach
    void the_service_is_healthy_and_watched() throws IOException {
        var programs = AlertPrograms.ofThisMachine();
        assumeTrue(
                programs.prometheus().isPresent() && programs.alertmanager().isPresent(),
                "NOT CHECKED: whether alerts reach a receiver, because prometheus or prometheus-alertmanager is missing");
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/q/metrics", this::answerMetrics);
        RECEIVERS.forEach(receiver -> server.createContext("/" + receiver, this::take));
        server.start();
        var alertmanager = freePort();
        start(
                programs.alertmanager().orElseThrow(),
                "alertmanager",
                "--config.file=" + Files.writeString(folder.resolve("alertmanager.yaml"), routes()),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + alertmanager,
                "--cluster.listen-address=");
        var rules = Files.createDirectories(folder.resolve("rules"));
        for (var file : Monitoring.files("rules", ".yaml")) {
            var hurried = Monitoring.text(file).replaceAll("(?m)^( *for:).*$", "$1 0s");
            Files.writeString(rules.resolve(file.getFileName()), hurried);
        }
        // As kube-prometheus-stack has it.
        Files.writeString(
                rules.resolve("general.yaml"),
                "groups: [{name: general, rules: [{alert: Watchdog, expr: vector(1), labels: {severity: none}}]}]");
        start(
                programs.prometheus().orElseThrow(),
                "prometheus",
                "--config.file="
                        + Files.writeString(folder.resolve("prometheus.yaml"), """
                        global: {scrape_interval: 1s, evaluation_interval: 1s}
                        rule_files: ["%s/*.yaml"]
                        alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:%d"]}]}]}
                        scrape_configs:
                          - {job_name: filing-service, metrics_path: /q/metrics, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                        """.formatted(
                                        rules, alertmanager, server.getAddress().getPort())),
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + freePort());
    }

    @AfterEach
    void all_ends() throws InterruptedException {
        for (var process : processes) {
            process.destroyForcibly().waitFor();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void a_page_and_a_ticket_arrive_where_they_are_routed_and_are_taken_back() {
        // The other five have no replica here: the first pages say so, and show that the way is open.
        arrives("/page ServiceMissing account-service firing");
        assertThat(received).noneMatch(alert -> alert.contains("filing-service"));

        metrics = "jvm_gc_live_data_size_bytes 96\njvm_gc_max_data_size_bytes 100\n";
        arrives("/ticket HeapNearlyFull filing-service firing");
        status = 500;
        arrives("/page ServiceDown filing-service firing");

        status = 200;
        metrics = "jvm_gc_live_data_size_bytes 50\njvm_gc_max_data_size_bytes 100\n";
        arrives("/page ServiceDown filing-service resolved");
        arrives("/ticket HeapNearlyFull filing-service resolved");
        assertThat(received)
                .noneMatch(alert -> alert.startsWith("/ticket ServiceDown"))
                .noneMatch(alert -> alert.startsWith("/page HeapNearlyFull"));
        assertThat(received.stream().filter(alert -> alert.contains("Watchdog")).distinct())
                .containsExactly("/heartbeat Watchdog  firing");
    }

    private void arrives(String alert) {
        await().atMost(LONG).untilAsserted(() -> assertThat(received).contains(alert));
    }

    /** Addresses for the receivers, which alertmanager.yaml leaves to each installation, and no waiting. */
    private String routes() {
        var port = server.getAddress().getPort();
        var routes = Monitoring.text(Monitoring.FOLDER.resolve("alertmanager.yaml"))
                .replaceAll("(group_wait|group_interval): \\S+", "$1: 1s");
        for (var receiver : RECEIVERS) {
            var name = "  - name: " + receiver + "\n";
            assertThat(routes).contains(name);
            routes = routes.replace(
                    name,
                    name
                            + "    webhook_configs: [{url: 'http://127.0.0.1:%d/%s', send_resolved: true}]\n"
                                    .formatted(port, receiver));
        }
        return routes;
    }

    private void answerMetrics(HttpExchange exchange) throws IOException {
        var body = metrics.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        for (var alert : JSON.readTree(exchange.getRequestBody()).path("alerts")) {
            received.add(String.join(
                    " ",
                    exchange.getRequestURI().getPath(),
                    alert.at("/labels/alertname").asText(),
                    alert.at("/labels/job").asText(),
                    alert.path("status").asText()));
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void start(AlertPrograms.Program program, String name, String... options) throws IOException {
        var command = new ArrayList<>(List.of(program.file().toString()));
        command.addAll(List.of(options));
        processes.add(new ProcessBuilder(command)
                .directory(program.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", name + ".log").toAbsolutePath().toFile())
                .start());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

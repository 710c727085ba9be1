package cn.icpfiling.account.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client against a server whose answers are late, cut off, too long or wrong. */
class AcsClientTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final CountDownLatch late = new CountDownLatch(1);
    private HttpServer server;
    private volatile String body;
    private volatile TreeMap<String, String> headers;

    @BeforeEach
    void a_provider_answers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ok", exchange -> {
            headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, "{\"Code\":\"OK\",\"BizId\":\"b1\"}");
        });
        server.createContext("/page", exchange -> answer(exchange, 502, "<html>"));
        server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(70_000)));
        server.createContext("/cut", HttpExchange::close);
        server.createContext("/late", exchange -> {
            try {
                late.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void it_stops() {
        late.countDown();
        server.stop(0);
    }

    @Test
    void the_parameters_are_in_the_body_and_the_signature_fits_what_arrived() {
        var reply = call("/ok", Map.of("PhoneNumbers", "13900001111", "SignName", "阿里云"));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        AcsReply.Answered.class,
                        answer -> assertThat(answer.isOk()).isTrue());
        assertThat(body.split("&")).contains("PhoneNumbers=13900001111", "SignName=%E9%98%BF%E9%87%8C%E4%BA%91");
        var signed = new TreeMap<String, String>();
        for (var name : List.of(
                "content-type",
                "host",
                "x-acs-action",
                "x-acs-content-sha256",
                "x-acs-date",
                "x-acs-signature-nonce",
                "x-acs-version")) {
            signed.put(name, headers.get(name));
        }
        assertThat(signed.get("x-acs-content-sha256"))
                .isEqualTo(AcsSignature.sha256(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(signed.get("x-acs-date")).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(headers.get("authorization"))
                .isEqualTo(AcsSignature.authorization("key", "secret", "POST", "/ok", "", signed));
    }

    @Test
    void a_page_in_place_of_json_is_an_answer_without_a_code() {
        assertThat(call("/page", Map.of()))
                .isInstanceOfSatisfying(
                        AcsReply.Answered.class,
                        answer -> assertThat(answer.code()).isEmpty());
    }

    @Test
    @Tag("long")
    void an_answer_that_is_late_cut_off_or_too_long_is_unclear() {
        for (var path : List.of("/late", "/cut", "/long")) {
            assertThat(call(path, Map.of())).as(path).isInstanceOf(AcsReply.Unclear.class);
        }
    }

    @Test
    void without_a_connection_nothing_was_sent() throws IOException {
        var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var port = closed.getLocalPort();
        closed.close();

        assertThat(client(URI.create("http://127.0.0.1:" + port + "/")).call("SendSms", "2017-05-25", Map.of()))
                .isInstanceOf(AcsReply.NotSent.class);
        assertThat(client(URI.create("http://no-such-host.invalid/")).call("SendSms", "2017-05-25", Map.of()))
                .isInstanceOf(AcsReply.NotSent.class);
    }

    private AcsReply call(String path, Map<String, String> parameters) {
        return client(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .call("SendSms", "2017-05-25", parameters);
    }

    private static AcsClient client(URI url) {
        return new AcsClient(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build(),
                url,
                "key",
                "secret",
                Duration.ofSeconds(1),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new ObjectMapper());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}

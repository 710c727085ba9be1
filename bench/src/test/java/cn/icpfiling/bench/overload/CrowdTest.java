package cn.icpfiling.bench.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void every_request_that_is_due_is_counted_once() throws Exception {
        var seen = offered(_ -> 200, Duration.ofMinutes(1));

        assertThat(seen.offered()).isEqualTo(100);
        assertThat(seen.good()).isEqualTo(100);
        assertThat(requests).hasValue(100);
        assertThat(seen.goodPerSecond()).isEqualTo(200);
    }

    @Test
    void a_refusal_is_no_good_answer() throws Exception {
        var seen = offered(number -> number % 2 == 0 ? 503 : 200, Duration.ofMinutes(1));

        assertThat(seen.good()).isEqualTo(50);
        assertThat(seen.refused()).isEqualTo(50);
    }

    @Test
    void what_comes_after_the_callers_patience_is_late_and_what_waits_for_a_connection_is_not_sent() throws Exception {
        var seen = offered(_ -> 200, Duration.ZERO);

        assertThat(seen.good()).isZero();
        assertThat(seen.late() + seen.unsent()).isEqualTo(100);
        assertThat(requests.longValue()).isEqualTo(seen.late());
    }

    @Test
    void an_answer_that_is_no_refusal_ends_the_run() {
        assertThatThrownBy(() -> offered(_ -> 500, Duration.ofMinutes(1))).hasMessageContaining("answered with 500");
    }

    private Offered offered(IntUnaryOperator statusOf, Duration patience) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> answered(exchange, statusOf.applyAsInt(requests.getAndIncrement())));
            server.start();
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            return new Crowd(address, REQUEST, 4, patience).offers(200, HALF_A_SECOND);
        } finally {
            server.stop(0);
        }
    }

    private static void answered(HttpExchange exchange, int status) throws IOException {
        var body = "{}".getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

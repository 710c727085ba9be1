package cn.icpfiling.platform.web.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.web.BusinessClock;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestClockTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123456789Z");

    private final BusinessClock clock = new BusinessClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private HttpServer sandbox;
    private volatile String answer = "{\"offset\":\"PT48H\",\"now\":\"2026-11-26T08:00:00Z\"}";
    private volatile int refusals;

    @BeforeEach
    void a_sandbox_with_a_clock() throws IOException {
        sandbox = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sandbox.createContext("/clock", exchange -> {
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refusals-- > 0 ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        sandbox.start();
    }

    @AfterEach
    void stop() {
        sandbox.stop(0);
    }

    private TestClock testClock(String url, boolean movable) {
        return new TestClock(
                clock, new ObjectMapper(), Optional.ofNullable(url).map(URI::create), movable, Duration.ofSeconds(5));
    }

    private String url() {
        return "http://localhost:" + sandbox.getAddress().getPort();
    }

    @Test
    void the_sandboxs_time_is_taken_over_at_the_start_even_if_it_comes_up_late() {
        refusals = 2;

        testClock(url(), false).takeOver(null);

        assertThat(clock.instant()).isEqualTo("2026-11-26T08:00:00.123456Z");
    }

    @Test
    void without_a_test_clock_time_is_what_it_is() {
        var none = testClock(null, false);

        none.takeOver(null);

        assertThat(none.isThere()).isFalse();
        assertThat(clock.instant()).isEqualTo("2026-11-24T08:00:00.123456Z");
    }

    @Test
    void a_clock_that_tells_nonsense_or_nothing_stops_the_start_with_a_sentence() {
        answer = "{\"offset\":\"later\"}";
        assertThatThrownBy(() -> testClock(url(), false).takeOver(null)).hasMessageContaining("tells no offset");

        refusals = Integer.MAX_VALUE;
        var hasty =
                new TestClock(clock, new ObjectMapper(), Optional.of(URI.create(url())), false, Duration.ofMillis(50));
        assertThatThrownBy(() -> hasty.takeOver(null)).hasMessageContaining("does not answer");
    }
}

package cn.icpfiling.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

    private static final class Wound extends Clock {
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final AccountStub account = new AccountStub();
    private final Wound clock = new Wound();
    private URI url;

    @BeforeEach
    void account_service_answers() {
        url = URI.create(account.start().get("icp.account.url"));
    }

    @AfterEach
    void stop() {
        account.stop();
    }

    private ServiceTokens tokens(URI endpoint, String secret) {
        return new ServiceTokens(
                new ObjectMapper().findAndRegisterModules(),
                clock,
                endpoint,
                Optional.of("widget-service"),
                Optional.ofNullable(secret));
    }

    @Test
    void a_token_is_kept_until_shortly_before_it_runs_out() {
        var tokens = tokens(url, "s&cret");
        var first = tokens.bearer();

        clock.now = clock.now.plus(Duration.ofSeconds(539));
        assertThat(tokens.bearer()).isEqualTo(first);
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertThat(tokens.bearer()).isNotEqualTo(first);
    }

    @Test
    void no_token_to_be_had_is_a_service_that_is_unavailable() {
        for (var tokens :
                new ServiceTokens[] {tokens(url, "wrong"), tokens(URI.create("http://localhost:1"), "s&cret")}) {
            assertUnavailable(tokens);
        }
    }

    @Test
    void a_token_that_cannot_be_renewed_is_sent_until_it_ends() {
        var tokens = tokens(url, "s&cret");
        var first = tokens.bearer();
        account.stop();

        clock.now = clock.now.plus(Duration.ofSeconds(599));
        assertThat(tokens.bearer()).isEqualTo(first);
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertUnavailable(tokens);
    }

    @Test
    @Tag("long")
    void callers_at_once_share_one_failure_and_the_next_question_comes_a_moment_later() throws Exception {
        var asked = new AtomicInteger();
        var server = server(exchange -> {
            asked.incrementAndGet();
            pause(Duration.ofMillis(200));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tokens = tokens(at(server), "s&cret");
            for (var call : callsAtOnce(callers, tokens)) {
                call.get(8, TimeUnit.SECONDS);
            }
            var shared = asked.get();
            assertThat(shared)
                    .as("a caller that comes a second late asks again")
                    .isBetween(1, 2);

            pause(Duration.ofMillis(1_050));
            assertUnavailable(tokens);
            assertThat(asked).hasValue(shared + 1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Tag("long")
    void a_token_endpoint_that_hangs_holds_its_callers_for_a_few_seconds_only() throws Exception {
        var end = new CountDownLatch(1);
        var server = server(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var call : callsAtOnce(callers, tokens(at(server), "s&cret"))) {
                    call.get(8, TimeUnit.SECONDS);
                }
            } finally {
                end.countDown();
                server.stop(0);
            }
        }
    }

    private static List<Future<?>> callsAtOnce(ExecutorService callers, ServiceTokens tokens) {
        var calls = new ArrayList<Future<?>>();
        for (var call = 0; call < 8; call++) {
            calls.add(callers.submit(() -> assertUnavailable(tokens)));
        }
        return calls;
    }

    private static void assertUnavailable(ServiceTokens tokens) {
        assertThatThrownBy(tokens::bearer)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.UPSTREAM_UNAVAILABLE));
    }

    private static HttpServer server(HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oauth2/token", handler);
        server.start();
        return server;
    }

    private static URI at(HttpServer server) {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_secret_that_was_not_configured_is_told_by_its_name() {
        assertThatThrownBy(() -> tokens(url, null).bearer()).hasMessageContaining("icp.service.client-secret");
    }
}

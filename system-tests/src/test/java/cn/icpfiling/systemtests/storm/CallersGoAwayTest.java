package cn.icpfiling.systemtests.storm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The short form of {@code ./icp storm}: 800 callers go away in every phase of a request. */
@Order(Integer.MAX_VALUE - 3)
@Isolated
class CallersGoAwayTest {

    private static Storm.Outcome outcome;

    @BeforeAll
    static void callers_go_away() throws Exception {
        var plan = new Storm.Plan(new Random().nextInt(1_000_000), 800, 16, 400, 50, 24, Duration.ofSeconds(40));
        outcome = new Storm(
                        Stack.fromEnvironment(),
                        URI.create(System.getenv("ICP_FILING_URL")).getPort(),
                        plan,
                        told -> {})
                .rages();
    }

    @Test
    void nothing_of_them_stays() {
        assertThat(outcome.grown()).isEmpty();
    }

    @Test
    void the_calm_caller_is_served_meanwhile() {
        assertThat(outcome.failures()).isEmpty();
    }

    @Test
    void uploads_beyond_the_bound_are_told_to_come_again() {
        assertThat(outcome.uploads().keySet()).isSubsetOf(200, 412, 429, 503);
        assertThat(outcome.uploads().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(24);
    }

    @Test
    void a_connection_that_stays_is_counted() throws IOException {
        var port = URI.create(System.getenv("ICP_FILING_URL")).getPort();
        var before = Processes.connectionsTo(port);
        try (var first = new Socket("127.0.0.1", port);
                var second = new Socket("127.0.0.1", port)) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(Processes.connectionsTo(port)).isGreaterThanOrEqualTo(before + 2);
        }
    }

    @Test
    void what_stays_would_be_noticed() {
        var before = outcome.before();
        var leaked = new Footprint(
                before.upstreams() + 46,
                before.gatewayFiles() + 92,
                before.filingFiles(),
                before.gatewayHeap() + 13,
                before.filingHeap(),
                before.gatewayDirect() + 25);

        assertThat(leaked.grownSince(before, 16)).hasSize(4);
    }
}

package cn.icpfiling.systemtests.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.chaos.JudgedFilings.Judged;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a drill notices before its "0 failed" counts. */
class CanaryTest {

    private static final UnderLoad.Seen SOUND =
            new UnderLoad.Seen(new Load.Seen(900, 9, List.of()), new Judged(3, 27, 0, List.of()));
    private static final Caller BROKEN = Caller.at(URI.create("http://127.0.0.1:1"));

    @Test
    void the_verdict_refuses_each_falsified_observation_of_a_sound_drill() {
        assertThat(KeyRotation.isSound(SOUND)).isTrue();
        assertThat(Canary.overlooked(SOUND, KeyRotation::isSound)).isEmpty();
    }

    @Test
    void a_verdict_that_looks_at_a_part_only_is_told_what_it_overlooks() {
        assertThat(Canary.overlooked(SOUND, UnderLoad.Seen::nothingIsLost))
                .containsExactly("A_REQUEST_FAILED", "A_REQUEST_HAD_NO_ANSWER");
        assertThat(Canary.overlooked(SOUND, UnderLoad.Seen::noRequestFailed))
                .containsExactly("NO_WEBSITE_WAS_FILED", "AN_EVENT_WAS_LOST");
        assertThat(Canary.overlooked(SOUND, seen -> true)).hasSameSizeAs(Arrays.asList(Canary.Lie.values()));
    }

    @Test
    void refusals_and_broken_connections_are_failures_and_an_answer_is_none() throws Exception {
        assertThat(Canary.uncounted(BROKEN, BROKEN)).isEmpty();

        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var answered = Caller.at(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
            assertThat(Canary.uncounted(answered, BROKEN)).containsExactly("a request that is refused");
        } finally {
            server.stop(0);
        }
    }
}

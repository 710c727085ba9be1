package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The canary listens on all addresses of this machine. Names resolve to it. None of the payloads may make a connection. */
class SsrfPayloadsTest {

    private static final Set<FetchOutcome> REFUSALS = Set.of(FetchOutcome.REFUSED_URL, FetchOutcome.REFUSED_ADDRESS);

    private StrangeServer canary;

    @BeforeEach
    void listen() throws IOException {
        canary = new StrangeServer(
                InetAddress.ofLiteral("::"), 0, StrangeServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    }

    @AfterEach
    void stop() throws IOException {
        canary.close();
    }

    @Test
    void no_payload_reaches_the_canary() throws IOException {
        var payloads = payloads();
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(80).doesNotHaveDuplicates();
        var client = new Scene().resolveAllOthers("127.0.0.1").client(canary.port());

        for (var payload : payloads) {
            try {
                var page = client.get(new URI(payload), Scene.QUICK);
                assertThat(REFUSALS).as(payload).contains(page.outcome());
            } catch (URISyntaxException refusedByTheParser) {
                // A text that is no URI does not come as far as the client; as a redirect it does, see below.
            }
        }
        assertThat(canary.connections()).isZero();
    }

    @Test
    void no_payload_reaches_the_canary_as_a_redirect() throws IOException {
        // The stranger's server has an address that the client may reach; the canary's is not accepted.
        for (var payload : payloads()) {
            var location = new String(payload.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            try (var stranger = new StrangeServer(Scene.address("127.0.0.9"), 0, redirect(location))) {
                var scene =
                        new Scene().resolve("stranger.example.com", "127.0.0.9").resolveAllOthers("127.0.0.1");
                var client = new SafeFetch(
                        new EgressSettings(
                                Set.of(stranger.port(), canary.port()),
                                List.of("127.0.0.9/32"),
                                List.of(),
                                4,
                                true,
                                "test/1.0"),
                        scene,
                        Scene.systemTrust());

                var page = client.get(Scene.url("stranger.example.com", stranger.port(), "/"), Scene.QUICK);

                // Some texts are a path on the stranger's own server, which redirects again and again.
                assertThat(page.outcome())
                        .as(payload)
                        .isIn(FetchOutcome.REFUSED_URL, FetchOutcome.REFUSED_ADDRESS, FetchOutcome.TOO_MANY_REDIRECTS);
            }
        }
        assertThat(canary.connections()).isZero();
    }

    @Test
    void the_canary_would_be_reached_if_its_address_were_accepted() {
        var client = new Scene().resolveAllOthers("127.0.0.1").client(canary.port(), "127.0.0.0/8");

        var page = client.get(Scene.url("localtest.me", canary.port(), "/"), Scene.QUICK);

        assertThat(page.outcome()).isEqualTo(FetchOutcome.FETCHED);
        assertThat(canary.connections()).isOne();
    }

    private static StrangeServer.Behaviour redirect(String location) {
        return StrangeServer.saying("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    private List<String> payloads() throws IOException {
        try (var file = SsrfPayloadsTest.class.getResourceAsStream("/egress/ssrf-payloads.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replace("{port}", Integer.toString(canary.port())))
                    .toList();
        }
    }
}

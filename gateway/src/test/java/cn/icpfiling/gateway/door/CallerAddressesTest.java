package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1:4711, 192.0.2.1",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "[2001:db8::7], 2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]:4711, 2001:db8:0:0:0:0:0:7",
        "[::1], 0:0:0:0:0:0:0:1",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "[fe80::1%25eth0], fe80:0:0:0:0:0:0:1",
        "[fe80::1%3]:80, fe80:0:0:0:0:0:0:1",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void every_form_of_an_address_is_read(String written, String address) {
        assertThat(CallerAddresses.read(written)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "localhost",
                "[::1",
                "::1]",
                "[]",
                "1.2.3",
                "1.2.3.4:",
                "1.2.3.4:123456",
                "1.2.3.256",
                "2001:db8::7:x",
                "[192.0.2.1]x",
                "[[::1]]",
                "1.2.3.4 5"
            })
    void a_text_that_is_no_address_is_none(String written) {
        assertThat(CallerAddresses.read(written)).isEmpty();
    }

    @Test
    void an_address_of_the_server_in_brackets_is_read_too() {
        assertThat(CallerAddresses.literalOf(SocketAddress.inetSocketAddress(80, "[2001:db8::7]")))
                .contains("2001:db8:0:0:0:0:0:7");
        assertThat(CallerAddresses.literalOf(SocketAddress.inetSocketAddress(80, "fe80::1%eth0")))
                .contains("fe80:0:0:0:0:0:0:1");
        assertThat(CallerAddresses.literalOf(SocketAddress.domainSocketAddress("/run/door")))
                .isEmpty();
    }

    @Test
    void without_trusted_proxies_the_peer_counts_whatever_a_header_says() {
        assertThat(callerOf(List.of(), "198.51.100.1", "192.0.2.7")).isEqualTo("198.51.100.1");
    }

    @Test
    void a_peer_that_is_no_trusted_proxy_is_not_believed() {
        assertThat(callerOf(List.of("10.0.0.0/8"), "198.51.100.1", "192.0.2.7")).isEqualTo("198.51.100.1");
    }

    @Test
    void a_trusted_proxy_is_believed_in_every_form_of_address() {
        assertThat(callerOf(List.of("10.0.0.0/8"), "10.0.0.1", "192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(callerOf(List.of("fd00::/8"), "fd00:0:0:0:0:0:0:1", "[2001:db8::7]:4711"))
                .isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(callerOf(List.of("10.0.0.0/8"), "10.0.0.1")).isEqualTo("10.0.0.1");
    }

    /** The entries are those that the proxies added; a caller writes what stands before them. */
    @Test
    void the_last_address_that_is_no_trusted_proxy_counts_and_not_what_the_caller_wrote() {
        var proxies = List.of("10.0.0.0/8");
        assertThat(callerOf(proxies, "10.0.0.1", "203.0.113.9, 192.0.2.7, 10.0.0.2"))
                .isEqualTo("192.0.2.7");
        assertThat(callerOf(proxies, "10.0.0.1", "203.0.113.9", "192.0.2.7", "10.0.0.2"))
                .isEqualTo("192.0.2.7");
        assertThat(callerOf(proxies, "10.0.0.1", "10.0.0.3, 10.0.0.2")).isEqualTo("10.0.0.3");
        assertThat(callerOf(proxies, "10.0.0.1", "192.0.2.7, unknown")).isEqualTo("10.0.0.1");
        assertThat(callerOf(proxies, "10.0.0.1", "192.0.2.7,")).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "gateway.example.cn", "0.0.0.0/0", "::/0", "10.0.0.0/33"})
    void a_setting_that_names_no_network_of_proxies_stops_the_start(String proxies) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new CallerAddresses(Optional.of(List.of(proxies)), false))
                .withMessageContaining(proxies);
    }

    @Test
    void the_servers_own_forwarding_stops_the_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new CallerAddresses(Optional.empty(), true))
                .withMessageContaining("icp.trusted-proxies");
    }

    private static String callerOf(List<String> proxies, String peer, String... lines) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (var line : lines) {
            headers.add("X-Forwarded-For", line);
        }
        return new CallerAddresses(Optional.of(proxies), false)
                .callerOf(peer, headers)
                .orElseThrow();
    }
}

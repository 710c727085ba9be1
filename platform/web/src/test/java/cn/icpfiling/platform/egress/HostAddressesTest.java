package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses for a protocol that is not HTTP. */
class HostAddressesTest {

    private static final Duration SOON = Duration.ofMillis(500);

    private final Scene scene = new Scene();

    @Test
    void a_name_of_the_public_has_all_its_addresses_and_is_resolved_once() {
        scene.resolve("whois.example.com", "47.96.1.1", "2408:4000::1");

        assertThat(scene.client(80).addresses("Whois.Example.com", SOON))
                .isEqualTo(
                        new HostAddresses.Checked(List.of(Scene.address("47.96.1.1"), Scene.address("2408:4000::1"))));
        assertThat(scene.asked()).containsExactly("whois.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "127.0.0.1", "169.254.169.254", "fd00::1", "64:ff9b::7f00:1"})
    void one_private_address_among_public_ones_refuses_the_name(String inside) {
        scene.resolve("whois.example.com", "47.96.1.1", inside);

        assertThat(scene.client(80).addresses("whois.example.com", SOON))
                .isEqualTo(new HostAddresses.None(FetchOutcome.REFUSED_ADDRESS));
    }

    @Test
    void a_network_of_the_platform_is_refused_although_it_is_public() {
        var settings = new EgressSettings(Set.of(80), List.of(), List.of("47.96.0.0/16"), 8, true, "test/1.0");
        var client = new SafeFetch(settings, scene.resolveAllOthers("47.96.1.1"), Scene.systemTrust());

        assertThat(client.addresses("whois.example.com", SOON))
                .isEqualTo(new HostAddresses.None(FetchOutcome.REFUSED_ADDRESS));
    }

    @Test
    void a_sandbox_connects_to_what_it_accepts() {
        scene.resolve("whois.example.com", "127.0.0.9");

        assertThat(scene.client(80, "127.0.0.9/32").addresses("whois.example.com", SOON))
                .isEqualTo(new HostAddresses.Checked(List.of(Scene.address("127.0.0.9"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "47.96.1.1", "2130706433", "0x7f000001", "::1", "localhost", "whois.example.com.", "a b.com"
            })
    void what_is_no_domain_name_is_not_resolved(String host) {
        scene.resolveAllOthers("47.96.1.1");

        assertThat(scene.client(80).addresses(host, SOON)).isEqualTo(new HostAddresses.None(FetchOutcome.REFUSED_URL));
        assertThat(scene.asked()).isEmpty();
    }

    @Test
    void a_name_without_an_address_and_one_without_an_answer_are_told_apart() {
        assertThat(scene.client(80).addresses("gone.example.com", SOON))
                .isEqualTo(new HostAddresses.None(FetchOutcome.NOT_REACHED));
        assertThat(asking((host, patience) -> {
                    throw new SocketTimeoutException();
                }))
                .isEqualTo(new HostAddresses.None(FetchOutcome.TOO_SLOW));
        assertThat(asking((host, patience) -> {
                    throw new ResolverBusyException();
                }))
                .isEqualTo(new HostAddresses.None(FetchOutcome.TOO_BUSY));
    }

    private static HostAddresses asking(Resolver resolver) {
        var settings = new EgressSettings(Set.of(80), List.of(), List.of(), 8, true, "test/1.0");
        return new SafeFetch(settings, resolver, Scene.systemTrust()).addresses("whois.example.com", SOON);
    }
}

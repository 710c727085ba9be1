package cn.icpfiling.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(List.of(), List.of("168.63.129.16/32"));

    @ParameterizedTest
    @ValueSource(strings = {"47.96.1.1", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2408:4000::1", "2400:3200::1"})
    void what_the_public_reaches_may_be_asked(String address) {
        assertThat(guard.refusal(Scene.address(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.0.192",
                "198.18.0.1",
                "203.0.113.5",
                "::",
                "::1",
                "fe80::1",
                "fd00:ec2::254",
                "ff02::1",
                "fec0::1",
                "2001:db8::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "2002:a9fe:a9fe::",
                "2001::80ff:fffe"
            })
    void what_only_a_network_of_its_own_reaches_may_not(String address) {
        assertThat(guard.refusal(Scene.address(address))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "64:ff9b::/32, 64:ff9b::7f00:1, RFC 1122",
        "2002::/16, 2002:a9fe:a9fe::, RFC 3927",
        "2001::/23, 2001::80ff:fffe, RFC 1122"
    })
    void an_accepted_tunnel_does_not_lead_to_an_address_that_is_not_accepted(
            String accepted, String address, String source) {
        var sandbox = new AddressGuard(List.of(accepted), List.of());

        assertThat(sandbox.refusal(Scene.address(address))).contains(source);
    }

    @Test
    void a_sandbox_reaches_what_it_accepts_and_no_more() {
        var sandbox = new AddressGuard(List.of("127.0.0.0/8", "::1/128"), List.of());

        assertThat(sandbox.refusal(Scene.address("127.0.0.1"))).isEmpty();
        assertThat(sandbox.refusal(Scene.address("::1"))).isEmpty();
        assertThat(sandbox.refusal(Scene.address("10.0.0.1"))).contains("RFC 1918");
    }

    @Test
    void a_network_of_the_platform_is_refused_although_it_is_public() {
        assertThat(guard.refusal(Scene.address("168.63.129.16"))).contains("OWN_NETWORK");
        assertThat(guard.refusal(Scene.address("64:ff9b::a83f:8110"))).contains("OWN_NETWORK");
        assertThat(guard.refusal(Scene.address("168.63.129.17"))).isEmpty();
    }
}

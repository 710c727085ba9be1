package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.egress.SpecialPurposeRegistry;
import cn.icpfiling.platform.egress.TestEgress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private static final PublicAddresses.Place REFUSED = new PublicAddresses.Nowhere(AnswerKind.REDIRECTED_AWAY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.1.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "64:ff9b::7f00:1",
                "fe80::1",
                "fd12:3456::1",
                "2001:db8::1",
                "2002:7f00:1::1"
            })
    void a_server_at_an_address_that_is_not_the_publics_is_not_called(String inside) {
        assertThat(placeOf("1.1.1.1", inside)).isEqualTo(REFUSED);
    }

    @Test
    void no_block_that_the_platform_keeps_from_its_other_requests_is_called() {
        assertThat(SpecialPurposeRegistry.bundled().entries()).isNotEmpty().allSatisfy(entry -> {
            var first = entry.block().substring(0, entry.block().indexOf('/'));
            assertThat(placeOf(first)).as(entry.block()).isEqualTo(REFUSED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.128.0.0", "172.32.0.0", "223.255.255.255", "2001:500:8f::53", "2a00::1"})
    void a_server_at_an_address_of_the_public_is(String address) {
        assertThat(placeOf(address)).isEqualTo(new PublicAddresses.At(List.of(InetAddress.ofLiteral(address))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "127.0.0.1", "2130706433"})
    void a_server_that_has_no_name_is_not_called(String host) {
        assertThat(placeOf(host, List.of("1.1.1.1"))).isEqualTo(REFUSED);
    }

    @Test
    void a_host_of_the_one_machine_stack_is_called_by_its_name_only() {
        assertThat(placeOf("localhost", List.of())).isInstanceOf(PublicAddresses.At.class);
        assertThat(placeOf("127.0.0.1", List.of())).isEqualTo(REFUSED);
    }

    @Test
    void a_server_whose_name_does_not_exist_is_unreachable() {
        assertThat(placeOf()).isEqualTo(new PublicAddresses.Nowhere(AnswerKind.UNREACHABLE));
    }

    private static PublicAddresses.Place placeOf(String... addresses) {
        return placeOf("whois.example.com", List.of(addresses));
    }

    /** @param addresses of every name */
    private static PublicAddresses.Place placeOf(String host, List<String> addresses) {
        var found = addresses.stream().map(InetAddress::ofLiteral).toList();
        var egress = TestEgress.naming(43, Asker.publicAuthorities(), _ -> found);
        return new PublicAddresses(new QuickSettings(), egress).of(host, Duration.ofSeconds(1));
    }
}

package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.egress.SpecialPurposeRegistry;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private final PublicAddresses addresses = new PublicAddresses(new QuickSettings());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "2130706433"
            })
    void an_address_that_is_not_the_publics_is_not_called(String host) {
        assertThat(addresses.of(host)).isInstanceOf(PublicAddresses.NotPublic.class);
    }

    @Test
    void no_block_that_the_platform_keeps_from_its_other_requests_is_called() {
        assertThat(SpecialPurposeRegistry.bundled().entries()).isNotEmpty().allSatisfy(entry -> {
            var first = entry.block().substring(0, entry.block().indexOf('/'));
            assertThat(addresses.of(first)).as(entry.block()).isInstanceOf(PublicAddresses.NotPublic.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:500:8f::53",
                "2606:4700::1111",
                "2a00::1"
            })
    void an_address_of_the_public_is(String host) throws Exception {
        assertThat(addresses.of(host)).isEqualTo(new PublicAddresses.At(InetAddress.getByName(host)));
    }

    @Test
    void a_host_of_the_one_machine_stack_is_called_by_its_name_only() {
        assertThat(addresses.of("localhost")).isInstanceOf(PublicAddresses.At.class);
        assertThat(addresses.of("127.0.0.1")).isInstanceOf(PublicAddresses.NotPublic.class);
    }

    @Test
    void a_host_that_is_none_is_nowhere() {
        assertThat(addresses.of("no-such-host.invalid")).isInstanceOf(PublicAddresses.Nowhere.class);
    }
}

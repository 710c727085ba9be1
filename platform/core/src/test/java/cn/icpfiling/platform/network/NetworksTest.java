package cn.icpfiling.platform.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0, true",
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.112.255, false",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.7/32, 203.0.113.7, true",
        "203.0.113.7/32, 203.0.113.6, false",
        "203.0.113.128/25, 203.0.113.127, false",
        "203.0.113.0/24, ::ffff:203.0.113.9, true",
        "203.0.113.0/24, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::1/128, [2001:db8::1], true",
        "fe80::/10, fe80::1%eth0, true",
        "203.0.113.0/24, gateway.example, false",
        "203.0.113.0/24, '', false"
    })
    void an_address_is_in_a_block_by_the_bits_of_the_prefix(String block, String address, boolean inside) {
        assertThat(Networks.parse(block).allow(address)).isEqualTo(inside);
    }

    @Test
    void an_empty_list_allows_every_address_and_a_list_no_unknown_one() {
        assertThat(Networks.parse(null).allow("203.0.113.7")).isTrue();
        assertThat(Networks.parse(" ").allow(null)).isTrue();
        assertThat(Networks.parse("203.0.113.0/24").allow(null)).isFalse();
    }

    @Test
    void one_of_several_blocks_is_enough() {
        var networks = Networks.parse("203.0.113.0/24 2001:db8::/32");

        assertThat(networks.allow("203.0.113.7")).isTrue();
        assertThat(networks.allow("2001:db8::7")).isTrue();
        assertThat(networks.allow("198.51.100.7")).isFalse();
        assertThat(Networks.parse(networks.text())).isEqualTo(networks);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24 2001:db8::/32, 203.0.113.0/24, true",
        "203.0.113.0/24 2001:db8::/32, 203.0.113.128/25 2001:db8:1::/48, true",
        "203.0.113.0/24, 203.0.0.0/16, false",
        "203.0.113.0/24, 198.51.100.0/24, false",
        "203.0.113.0/24, 203.0.113.0/24 198.51.100.0/24, false",
        "203.0.113.0/24, '', false",
        "'', 203.0.113.0/24, true",
        "'', '', true"
    })
    void a_list_contains_another_one_that_allows_no_address_more(String list, String other, boolean contains) {
        assertThat(Networks.parse(list).contain(Networks.parse(other))).isEqualTo(contains);
    }

    @Test
    void a_claim_that_cannot_be_read_allows_no_address() {
        assertThat(Networks.parse("everything").allow("203.0.113.7")).isFalse();
        assertThat(Networks.parse("everything").allow("2001:db8::1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.0",
                "203.0.113.0/33",
                "203.0.113.0/-1",
                "203.0.113.0/024",
                "2001:db8::/129",
                "a/8",
                "/8",
                ""
            })
    void a_text_that_is_no_block_is_not_read(String text) {
        assertThat(Network.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, false",
        "203.0.113.1/24, true",
        "203.0.113.1/32, false",
        "0.0.0.0/0, false",
        "2001:db8::/32, false",
        "2001:db8::1/64, true"
    })
    void host_bits_are_found(String text, boolean set) {
        assertThat(Network.read(text).orElseThrow().hasHostBits()).isEqualTo(set);
    }

    @Test
    void two_spellings_of_one_block_are_equal() {
        var one = Network.read("2001:DB8:0:0::/64").orElseThrow();
        var other = Network.read("2001:db8::/64").orElseThrow();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("2001:db8::/64");
        assertThat(other).hasToString("2001:db8::/64");
    }
}

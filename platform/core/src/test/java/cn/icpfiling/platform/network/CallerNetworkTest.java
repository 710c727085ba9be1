package cn.icpfiling.platform.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerNetworkTest {

    @Test
    void each_ipv4_address_counts_for_itself() {
        assertThat(CallerNetwork.of("192.0.2.1")).isNotEqualTo(CallerNetwork.of("192.0.2.2"));
    }

    @Test
    void ipv6_addresses_of_one_network_count_as_one() {
        assertThat(CallerNetwork.of("2001:db8:1:2:3:4:5:6")).isEqualTo(CallerNetwork.of("[2001:db8:1:2::1]"));
        assertThat(CallerNetwork.of("2001:db8:1:2::1")).isNotEqualTo(CallerNetwork.of("2001:db8:1:3::1"));
    }

    @Test
    void a_mapped_ipv4_address_is_that_address() {
        assertThat(CallerNetwork.of("::ffff:192.0.2.1")).isEqualTo(CallerNetwork.of("192.0.2.1"));
    }

    @Test
    void what_is_no_address_still_counts_for_something() {
        assertThat(CallerNetwork.of("unknown")).isEqualTo("unknown");
    }

    @Test
    void networks_of_one_ipv6_site_share_it_and_other_addresses_have_none() {
        assertThat(CallerNetwork.siteOf("2001:db8:1:2::1")).isEqualTo(CallerNetwork.siteOf("[2001:db8:1:ffff::9]"));
        assertThat(CallerNetwork.siteOf("2001:db8:1:2::1")).isNotEqualTo(CallerNetwork.siteOf("2001:db8:2:2::1"));
        assertThat(CallerNetwork.siteOf("192.0.2.1")).isEmpty();
        assertThat(CallerNetwork.siteOf("::ffff:192.0.2.1")).isEmpty();
        assertThat(CallerNetwork.siteOf("unknown")).isEmpty();
    }
}

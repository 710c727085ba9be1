package cn.icpfiling.inspection.networks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.networks.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpecialPurposeNetworksTest {

    @Test
    void a_block_with_private_or_reserved_addresses_is_told_with_the_standard() {
        var special = new SpecialPurposeNetworks(Optional.empty());

        assertThat(special.reservedBy(Cidr.parse("10.1.0.0/16"))).contains("RFC 1918");
        assertThat(special.reservedBy(Cidr.parse("192.0.0.0/8"))).isPresent();
        assertThat(special.reservedBy(Cidr.parse("203.0.113.8/29"))).contains("RFC 5737");
        assertThat(special.reservedBy(Cidr.parse("fd00::/16"))).contains("RFC 4291");
        assertThat(special.reservedBy(Cidr.parse("2001:db8:1::/48"))).contains("RFC 3849");
    }

    @Test
    void public_addresses_pass() {
        var special = new SpecialPurposeNetworks(Optional.empty());

        assertThat(List.of("47.96.0.0/15", "223.255.0.0/16", "2001:da8::/32", "2408:4000::/22", "240e::/20"))
                .allSatisfy(block ->
                        assertThat(special.reservedBy(Cidr.parse(block))).isEmpty());
    }

    @Test
    void a_setting_accepts_blocks_that_lie_within_it_and_no_wider_ones() {
        var special = new SpecialPurposeNetworks(Optional.of(List.of("127.0.0.0/8")));

        assertThat(special.reservedBy(Cidr.parse("127.0.0.0/8"))).isEmpty();
        assertThat(special.reservedBy(Cidr.parse("127.0.0.1/32"))).isEmpty();
        assertThat(special.reservedBy(Cidr.parse("126.0.0.0/7"))).contains("RFC 1122");
        assertThat(special.reservedBy(Cidr.parse("10.0.0.0/8"))).contains("RFC 1918");
    }
}

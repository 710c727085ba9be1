package cn.icpfiling.inspection.core.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CidrTest {

    @Test
    void a_block_has_its_first_and_last_address() {
        assertRange("47.96.0.0/15", "47.96.0.0", "47.97.255.255");
        assertRange("47.96.1.1/32", "47.96.1.1", "47.96.1.1");
        assertRange("0.0.0.0/0", "0.0.0.0", "255.255.255.255");
        assertRange("2408:4000::/22", "2408:4000::", "2408:43ff:ffff:ffff:ffff:ffff:ffff:ffff");
        assertRange("2408:4000::/64", "2408:4000::", "2408:4000::ffff:ffff:ffff:ffff");
        assertRange("2408:4000:0:1:8000::/65", "2408:4000:0:1:8000::", "2408:4000:0:1:ffff:ffff:ffff:ffff");
        assertRange("2408:4000::1/128", "2408:4000::1", "2408:4000::1");
        assertRange("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    }

    private static void assertRange(String block, String first, String last) {
        var cidr = Cidr.parse(block);
        assertThat(cidr.text()).isEqualTo(block);
        assertThat(cidr.first().text()).isEqualTo(first);
        assertThat(cidr.last().text()).isEqualTo(last);
        assertThat(cidr.contains(cidr.first())).isTrue();
        assertThat(cidr.contains(cidr.last())).isTrue();
    }

    @Test
    void host_bits_are_told_with_the_block_that_is_meant() {
        for (var pair : List.of(
                List.of("47.97.0.1/15", "47.96.0.0/15"),
                List.of("2408:4000::1/22", "2408:4000::/22"),
                List.of("2408:4000:0:1:9000::/65", "2408:4000:0:1:8000::/65"))) {
            var written = Cidr.read(pair.getFirst()).orElseThrow();
            assertThat(written.hasHostBits()).isTrue();
            assertThat(written.block().text()).isEqualTo(pair.getLast());
            assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(pair.getFirst()));
        }
    }

    @Test
    void what_is_no_block_is_not_read() {
        assertThat(List.of(
                        "",
                        "/",
                        "47.96.0.0",
                        "47.96.0.0/",
                        "47.96.0.0/33",
                        "47.96.0.0/-1",
                        "47.96.0.0/08",
                        "47.96.0/16",
                        "47.96.0.0.0/16",
                        "047.96.0.0/16",
                        "47.96.0.256/32",
                        "4.4/8",
                        "2408:4000::/129",
                        "2408:::/22",
                        "::ffff:47.96.0.0/112",
                        "::ffff:2f60:0/112",
                        "fe80::1%eth0/64",
                        "example.cn/16",
                        "47.96.0.0 /15",
                        "４７.96.0.0/15",
                        "12345::/20"))
                .allSatisfy(text -> assertThat(Cidr.read(text)).isEmpty());
    }

    @Test
    void a_block_is_written_in_the_form_of_rfc_5952() {
        for (var pair : List.of(
                List.of("2001:0DB8:0:0:0:0:0:0/32", "2001:db8::/32"),
                List.of("2408:0:0:1:0:0:0:0/64", "2408:0:0:1::/64"),
                List.of("2408:0:0:1:0:0:1:0/112", "2408::1:0:0:1:0/112"),
                List.of("1:0:2:0:3:0:4:0/112", "1:0:2:0:3:0:4:0/112"))) {
            assertThat(Cidr.parse(pair.getFirst()).text()).isEqualTo(pair.getLast());
        }
    }

    @Test
    void two_blocks_overlap_if_one_contains_the_other() {
        var wide = Cidr.parse("47.96.0.0/15");
        assertThat(wide.overlaps(Cidr.parse("47.97.0.0/16"))).isTrue();
        assertThat(Cidr.parse("47.97.0.0/16").overlaps(wide)).isTrue();
        assertThat(wide.overlaps(Cidr.parse("47.98.0.0/16"))).isFalse();
        assertThat(wide.overlaps(Cidr.parse("::/0"))).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").overlaps(Cidr.parse("::/0"))).isFalse();
    }
}

package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,           192.0.2.1,         53",
        "192.0.2.1:8053,      192.0.2.1,         8053",
        "2001:db8::1,         2001:db8:0:0:0:0:0:1, 53",
        "[2001:db8::1],       2001:db8:0:0:0:0:0:1, 53",
        "[2001:db8::1]:8053,  2001:db8:0:0:0:0:0:1, 8053",
    })
    void an_address_may_name_its_port(String written, String address, int port) {
        var read = ServerAddress.parse(written);
        assertThat(read.getAddress().getHostAddress()).isEqualTo(address);
        assertThat(read.getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ns.example.cn", "192.0.2.1:99999", "192.0.2.1:", "localhost:53"})
    void what_is_no_address_is_refused(String written) {
        assertThatThrownBy(() -> ServerAddress.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_root_hints_are_thirteen_servers_over_both_families() {
        var hints = RootHints.bundled();
        assertThat(hints.servers()).hasSize(13);
        assertThat(new HashSet<>(hints.addresses(true))).hasSize(26);
        assertThat(ServerAddress.parseAll(hints.addresses(true))).hasSize(26);
        assertThat(hints.addresses(false)).hasSize(13).allMatch(address -> !address.contains(":"));
    }
}

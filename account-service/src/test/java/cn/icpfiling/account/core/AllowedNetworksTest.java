package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedNetworksTest {

    @Test
    void a_row_that_was_written_before_the_short_form_is_shown_in_it() {
        var before = new AllowedNetworks(List.of("203.0.113.0/24", "2001:db8:0:0:0:0:0:0/32"));

        assertThat(before.items()).containsExactly("203.0.113.0/24", "2001:db8::/32");
        assertThat(before).isEqualTo(new AllowedNetworks(List.of("203.0.113.0/24", "2001:db8::/32")));
    }
}

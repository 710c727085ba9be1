package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionPermitsTest {

    private final List<String> granted = new ArrayList<>();
    private final ConnectionPermits permits = new ConnectionPermits(2, 2);

    private ConnectionPermits.Applicant named(String name) {
        return () -> granted.add(name);
    }

    @Test
    void the_first_get_one_at_once_others_wait_their_turn_and_too_many_do_not_wait() {
        assertThat(permits.apply(named("a"))).isTrue();
        assertThat(permits.apply(named("b"))).isTrue();
        assertThat(permits.apply(named("c"))).isTrue();
        assertThat(permits.apply(named("d"))).isTrue();
        assertThat(permits.apply(named("e"))).isFalse();
        assertThat(granted).containsExactly("a", "b");

        permits.giveBack();
        permits.giveBack();
        assertThat(granted).containsExactly("a", "b", "c", "d");
        assertThat(permits.held()).isEqualTo(2);
        permits.giveBack();
        permits.giveBack();
        assertThat(permits.held()).isZero();
    }

    @Test
    void who_left_takes_no_place_in_the_queue() {
        permits.apply(named("a"));
        permits.apply(named("b"));
        var leaves = named("c");
        permits.apply(leaves);
        permits.apply(named("d"));
        permits.withdraw(leaves);
        assertThat(permits.waiting()).isOne();

        permits.giveBack();
        assertThat(granted).containsExactly("a", "b", "d");
    }
}

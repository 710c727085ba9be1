package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndrainedPassesTest {
    private final UndrainedPasses passes = new UndrainedPasses();

    @Test
    void timers_fire_whenever_all_sockets_are_read_to_the_end() {
        assertThat(passes.mayFire(true)).isTrue();
        assertThat(passes.mayFire(false)).isFalse();
        assertThat(passes.mayFire(true)).isTrue();
    }

    @Test
    void a_socket_that_is_never_empty_does_not_stop_the_timers() {
        for (var turn = 0; turn < 3; turn++) {
            for (var pass = 1; pass < 8; pass++) {
                assertThat(passes.mayFire(false)).isFalse();
            }
            assertThat(passes.mayFire(false)).isTrue();
        }
    }
}

package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void a_port_that_the_system_names_again_is_not_handed_out_again() {
        var named = List.of(40001, 40001, 40002, 40001, 40002, 40003).iterator();
        var ports = new FreePorts(named::next);

        assertThat(List.of(ports.another(), ports.another(), ports.another())).containsExactly(40001, 40002, 40003);
    }

    @Test
    void a_system_that_names_no_other_port_is_not_asked_for_ever() {
        var ports = new FreePorts(() -> 40001);
        ports.another();

        assertThatThrownBy(ports::another)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("40001");
    }

    @Test
    void the_ports_of_this_jvm_differ_also_if_many_threads_ask() {
        assertThat(IntStream.range(0, 500).parallel().map(_ -> FreePorts.next()).boxed())
                .doesNotHaveDuplicates()
                .allMatch(port -> port > 1023);
    }
}

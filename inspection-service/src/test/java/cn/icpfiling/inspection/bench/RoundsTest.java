package cn.icpfiling.inspection.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.bench.MachineWatch.Seen;
import cn.icpfiling.inspection.bench.Rounds.Round;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Seen QUIET = new Seen(0.02, 0, 0, List.of(0.5), 1);

    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void a_disturbed_round_is_taken_again() {
        var rounds = Rounds.take(2, 9, () -> round(taken.get() == 0 ? new Seen(0.3, 0, 0, List.of(0.5), 1) : QUIET));

        assertThat(rounds.isDisturbed()).isFalse();
        assertThat(rounds.each(Integer::doubleValue)).containsExactly(2, 3);
    }

    @Test
    void on_a_machine_that_is_never_ours_no_round_counts_and_the_bench_ends() {
        var rounds = Rounds.take(2, 3, () -> round(new Seen(0, 0.2, 0, List.of(0.5), 1)));

        assertThat(rounds.isDisturbed()).isTrue();
        assertThat(rounds.results()).hasSize(3);
    }

    @Test
    void a_dropped_datagram_or_a_round_that_failed_in_itself_does_not_count() {
        assertThat(Rounds.take(1, 1, () -> round(new Seen(0, 0, 1, List.of(0.5), 1)))
                        .isDisturbed())
                .isTrue();
        assertThat(Rounds.take(1, 1, () -> new Round<>(1, false, QUIET)).isDisturbed())
                .isTrue();
    }

    @Test
    void the_machine_is_read_from_the_kernel() {
        assertThat(MachineWatch.since().seen().idle()).isNotEmpty();
        assertThat(MachineWatch.droppedIn(List.of(
                        "Tcp: A B",
                        "Tcp: 1 2",
                        "Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors",
                        "Udp: 9 8 7 6 5")))
                .isEqualTo(5);
    }

    private Round<Integer> round(Seen seen) {
        return new Round<>(taken.incrementAndGet(), true, seen);
    }
}

package cn.icpfiling.gateway.door;

import static cn.icpfiling.gateway.door.ConnectionPermits.Place.FULL;
import static cn.icpfiling.gateway.door.ConnectionPermits.Place.OVERLOADED;
import static cn.icpfiling.gateway.door.ConnectionPermits.Place.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionPermitsTest {

    private static final Duration TARGET = Duration.ofMillis(100);
    private static final Duration LITTLE = Duration.ofMillis(1);

    private final List<String> granted = new ArrayList<>();
    private long now;
    private final ConnectionPermits permits = permits(2);

    private ConnectionPermits permits(int waiting) {
        return new ConnectionPermits(2, waiting, TARGET, () -> now);
    }

    private ConnectionPermits.Applicant named(String name) {
        return () -> granted.add(name);
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }

    @Test
    void the_first_get_one_at_once_others_wait_their_turn_and_too_many_do_not_wait() {
        assertThat(permits.apply(named("a"))).isEqualTo(TAKEN);
        assertThat(permits.apply(named("b"))).isEqualTo(TAKEN);
        assertThat(permits.apply(named("c"))).isEqualTo(TAKEN);
        assertThat(permits.apply(named("d"))).isEqualTo(TAKEN);
        assertThat(permits.apply(named("e"))).isEqualTo(FULL);
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

    @Test
    void a_burst_waits_however_long_its_first_request_has_waited() {
        var queue = full(permits(100));
        queue.apply(named("first"));
        passes(ConnectionPermits.STANDING);
        assertThat(queue.apply(named("late in the burst"))).isEqualTo(TAKEN);
    }

    @Test
    void a_queue_that_stands_refuses_newcomers_until_its_first_request_is_young_again() {
        var queue = full(permits(100));
        queue.apply(named("first"));
        passes(ConnectionPermits.STANDING);
        queue.apply(named("second"));
        assertThat(queue.areOverloaded()).as("the queue is a burst still").isFalse();
        passes(LITTLE);
        assertThat(queue.areOverloaded()).isTrue();
        assertThat(queue.apply(named("third"))).isEqualTo(OVERLOADED);
        assertThat(queue.waiting()).isEqualTo(2);

        queue.giveBack();
        assertThat(queue.areOverloaded()).as("the second is young").isFalse();
        assertThat(queue.apply(named("fourth"))).isEqualTo(TAKEN);
        passes(TARGET);
        assertThat(queue.apply(named("fifth"))).as("the second is old").isEqualTo(OVERLOADED);
    }

    @Test
    void a_queue_that_was_empty_for_a_moment_is_a_new_one() {
        var queue = full(permits(100));
        queue.apply(named("first"));
        passes(ConnectionPermits.STANDING.plus(LITTLE));
        queue.giveBack();
        assertThat(queue.waiting()).isZero();

        queue.apply(named("second"));
        passes(TARGET.plus(LITTLE));
        assertThat(queue.apply(named("third"))).isEqualTo(TAKEN);
    }

    private ConnectionPermits full(ConnectionPermits queue) {
        queue.apply(named("a"));
        queue.apply(named("b"));
        return queue;
    }
}

package cn.icpfiling.account.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.passwords.HashTurns.Door;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A flood of sign-ins is refused in time and leaves the other doors open. */
class HashTurnsTest {

    private static final int FLOOD = 200;

    private final HashTurns turns = new HashTurns();
    private final CountDownLatch computed = new CountDownLatch(1);

    @Test
    void a_flood_is_refused_while_hashes_are_computed_and_nothing_is_computed_for_it_afterwards() {
        var hashes = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, FLOOD)
                    .mapToObj(_ -> callers.submit(() -> answer(Door.HOLDER, () -> {
                        hashes.incrementAndGet();
                        holdsOn(computed);
                    })))
                    .toList();

            // All but those whose hash is computed, which does not end here.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> answers.stream().filter(Future::isDone).count() == FLOOD - Door.HOLDER.places);
            assertThat(answers.stream().filter(Future::isDone).map(Future::resultNow))
                    .containsOnly("SERVICE_BUSY");

            assertThat(answer(Door.STAFF, () -> {})).isEqualTo("computed");
            assertThat(answer(Door.SIGNED_IN, () -> {})).isEqualTo("computed");
            computed.countDown();
        }
        assertThat(hashes).hasValue(Door.HOLDER.places);
        assertThat(answer(Door.HOLDER, () -> {})).isEqualTo("computed");
    }

    @Test
    void a_short_wait_is_no_refusal() {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> answer(Door.SIGNED_IN, () -> holdsOn(computed)));
            var second = callers.submit(() -> answer(Door.SIGNED_IN, () -> {}));
            computed.countDown();

            assertThat(first).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("computed");
            assertThat(second).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("computed");
        }
    }

    @Test
    void a_failed_hash_gives_its_place_back() {
        IntStream.range(0, HashTurns.LINE + 2)
                .forEach(_ -> assertThatThrownBy(() -> turns.in(Door.SIGNED_IN, () -> {
                            throw new IllegalStateException();
                        }))
                        .isInstanceOf(IllegalStateException.class));

        assertThat(answer(Door.SIGNED_IN, () -> {})).isEqualTo("computed");
    }

    private String answer(Door door, Runnable hash) {
        try {
            return turns.in(door, () -> {
                hash.run();
                return "computed";
            });
        } catch (ProblemException refusal) {
            assertThat(refusal.type()).isEqualTo(CommonProblem.SERVICE_BUSY);
            return refusal.type().name();
        }
    }

    private static void holdsOn(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

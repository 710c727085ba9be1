package cn.icpfiling.inspection.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class NetworkTurnsTest {

    private final NetworkTurns turns = new NetworkTurns(1, Duration.ofMillis(50));

    @Test
    void a_caller_whose_turn_does_not_come_is_told_when_to_try_again() throws Exception {
        var started = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> turns.inTurn(() -> {
                started.countDown();
                return await(end);
            }));
            started.await();

            assertThatThrownBy(() -> turns.inTurn(() -> "never"))
                    .isInstanceOfSatisfying(ProblemException.class, refused -> {
                        assertThat(refused.type()).isEqualTo(CommonProblem.SERVICE_BUSY);
                        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(5));
                    });
            end.countDown();
            first.get();
        }
        assertThat(turns.inTurn(() -> "then")).isEqualTo("then");
    }

    @Test
    void a_turn_is_given_back_after_a_change_a_refusal_and_a_fault() {
        turns.inTurn(() -> "changed");
        assertThat(turns.free()).isOne();
        assertThatThrownBy(() -> turns.inTurn(() -> {
                    throw new ProblemException(CommonProblem.PRECONDITION_FAILED);
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(turns.free()).isOne();
        assertThatThrownBy(() -> turns.inTurn(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(turns.free()).isOne();
    }

    @Test
    void a_caller_that_is_interrupted_takes_no_turn() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> turns.inTurn(() -> "never")).isInstanceOf(ProblemException.class);
        assertThat(turns.free()).isOne();
    }

    private static boolean await(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException early) {
            throw new IllegalStateException(early);
        }
    }
}

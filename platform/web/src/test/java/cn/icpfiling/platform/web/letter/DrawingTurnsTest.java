package cn.icpfiling.platform.web.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrawingTurnsTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void an_account_has_one_drawing_and_is_told_when_to_ask_again() {
        var turns = new DrawingTurns(2, Duration.ofMillis(1500));

        try (var first = turns.take(ONE)) {
            refused(() -> turns.take(ONE), CommonProblem.TOO_MANY_REQUESTS);
            turns.take(OTHER).close();
        }

        turns.take(ONE).close();
    }

    @Test
    void a_process_has_few_drawings_and_a_refusal_leaves_no_mark() {
        var turns = new DrawingTurns(1, Duration.ofMillis(20));

        try (var first = turns.take(null)) {
            refused(() -> turns.take(OTHER), CommonProblem.SERVICE_BUSY);
            refused(() -> turns.take(OTHER), CommonProblem.SERVICE_BUSY);
            refused(() -> turns.take(null), CommonProblem.SERVICE_BUSY);
        }

        turns.take(OTHER).close();
    }

    @Test
    void a_caller_that_waits_has_a_turn_when_one_ends_and_there_are_never_more_than_allowed() throws Exception {
        var turns = new DrawingTurns(2, Duration.ofSeconds(20));
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        Callable<Void> drawing = () -> {
            try (var turn = turns.take(UUID.randomUUID())) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                TimeUnit.MILLISECONDS.sleep(5);
                now.decrementAndGet();
            }
            return null;
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(Collections.nCopies(40, drawing))) {
                one.get();
            }
        }

        assertThat(most.get()).isBetween(1, 2);
    }

    private static void refused(Callable<DrawingTurns.Turn> taken, CommonProblem why) {
        assertThatThrownBy(taken::call).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(why);
            assertThat(refusal.retryAfter()).isPresent();
        });
    }
}

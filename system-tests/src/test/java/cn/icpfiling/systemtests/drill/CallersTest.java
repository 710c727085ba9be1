package cn.icpfiling.systemtests.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.systemtests.Differs;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a drill counts as a failed request. */
class CallersTest {

    private final Callers callers = new Callers();

    @Test
    void a_caller_goes_on_after_whatever_breaks_its_turn_and_each_is_a_failure() throws InterruptedException {
        var taken = new AtomicInteger();
        callers.repeat(1, number -> {
            taken.incrementAndGet();
            switch (number) {
                case 0 -> throw new Differs("another answer");
                case 1 -> throw new IllegalStateException("no such field", new ArithmeticException("why"));
                case 2 -> throw new NoClassDefFoundError();
                default -> {}
            }
        });

        await().atMost(Duration.ofSeconds(20)).until(() -> taken.get() > 5);
        callers.end();

        assertThat(callers.failures())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith(" another answer"),
                        second -> assertThat(second).endsWith(" no such field (java.lang.ArithmeticException: why)"),
                        third -> assertThat(third).endsWith(" java.lang.NoClassDefFoundError"));
        assertThat(callers.turns()).isEqualTo(taken.get());
    }

    @Test
    void a_drill_that_breaks_off_ends_although_its_callers_call() throws InterruptedException {
        var daemon = new AtomicBoolean();
        callers.repeat(1, number -> daemon.set(Thread.currentThread().isDaemon()));

        await().atMost(Duration.ofSeconds(20)).until(() -> callers.turns() > 1);
        callers.end();

        assertThat(daemon).isTrue();
    }
}

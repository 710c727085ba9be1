package cn.icpfiling.account.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A view of the desk waits for another service no longer than its deadline. */
@Timeout(60)
class AskInTimeTest {
    private final AskInTime patient = new AskInTime(Duration.ofSeconds(30));
    private final AskInTime hasty = new AskInTime(Duration.ofMillis(20));

    @AfterEach
    void stop() {
        patient.stop();
        hasty.stop();
    }

    @Test
    void an_answer_in_time_is_shown() {
        assertThat(patient.ask("case", () -> List.of("A"))).hasValue(List.of("A"));
    }

    @Test
    void a_service_that_does_not_answer_is_left_out_at_the_deadline_and_its_call_is_not_interrupted()
            throws InterruptedException {
        var answer = new CountDownLatch(1);
        var ended = new ArrayBlockingQueue<String>(1);

        assertThat(hasty.ask("case", () -> waits(answer, ended))).isEmpty();
        hasty.stop();
        answer.countDown();

        assertThat(ended.take()).isEqualTo("late");
    }

    @Test
    void a_service_that_is_away_is_left_out_and_a_fault_of_ours_is_not() {
        assertThat(patient.ask("case", () -> {
                    throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
                }))
                .isEmpty();
        assertThatThrownBy(() -> patient.ask("case", () -> {
                    throw new IllegalArgumentException("ours");
                }))
                .hasRootCauseMessage("ours");
    }

    private static String waits(CountDownLatch answer, Queue<String> ended) {
        try {
            answer.await();
            ended.add("late");
        } catch (InterruptedException stopped) {
            ended.add("interrupted");
        }
        return "late";
    }
}

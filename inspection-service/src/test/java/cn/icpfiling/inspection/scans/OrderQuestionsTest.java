package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.icpfiling.inspection.findings.FilingOrders;
import cn.icpfiling.inspection.findings.OrderQuestions;
import cn.icpfiling.platform.id.Ids;
import jakarta.ws.rs.ProcessingException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A service that is away neither holds a pass up nor lets a finding through, and one site does not end the pass. */
class OrderQuestionsTest {
    @Test
    void a_pass_stops_asking_after_three_questions_without_an_answer() {
        var asked = new AtomicInteger();
        var questions = new OrderQuestions(subject -> {
            asked.incrementAndGet();
            throw new ProcessingException("away");
        });
        for (var i = 0; i < 10; i++) {
            assertThat(questions.isOrderWithAuthority(Ids.next())).isEmpty();
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void the_subjects_of_a_page_are_asked_about_several_at_once_and_each_once() {
        var asked = new AtomicInteger();
        var eightAreOut = new CountDownLatch(8);
        var questions = new OrderQuestions(subject -> {
            asked.incrementAndGet();
            eightAreOut.countDown();
            try {
                return new FilingOrders.OpenOrders(eightAreOut.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        var subjects = Stream.generate(Ids::next).limit(40).toList();

        questions.askAhead(Stream.concat(subjects.stream(), subjects.stream()).toList());

        assertThat(subjects)
                .allSatisfy(subject ->
                        assertThat(questions.isOrderWithAuthority(subject)).contains(true));
        assertThat(asked).hasValue(40);
    }

    @Test
    void an_answer_counts() {
        var questions = new OrderQuestions(subject -> new FilingOrders.OpenOrders(false));
        assertThat(questions.isOrderWithAuthority(Ids.next())).contains(false);
    }

    @Test
    void a_site_that_cannot_be_judged_does_not_end_the_pass() {
        assertThatCode(() -> OneSite.judge(Ids.next(), () -> {
                    throw new IllegalStateException("broken");
                }))
                .doesNotThrowAnyException();
    }
}

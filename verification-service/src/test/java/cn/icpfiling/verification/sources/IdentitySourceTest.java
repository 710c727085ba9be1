package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.IdentityMatch;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IdentitySourceTest {

    private static final String PATH = "/identity/checks";

    private final HttpStub stub = new HttpStub();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void what_the_source_says_is_taken() {
        assertThat(saying("{\"result\": \"MATCH\"}").answer()).isEqualTo(Answer.known(IdentityMatch.MATCH));
    }

    @Test
    void a_number_of_somebody_else_is_a_mismatch() {
        assertThat(saying("{\"result\": \"MISMATCH\"}").answer()).isEqualTo(Answer.known(IdentityMatch.MISMATCH));
    }

    @Test
    void a_number_that_nobody_has_is_absent() {
        assertThat(saying("{\"result\": \"NOT_FOUND\"}").answer()).isEqualTo(Answer.absent());
    }

    @Test
    void a_type_of_certificate_that_the_source_does_not_know_is_an_answer_and_says_nothing_about_the_person() {
        var said = saying("{\"result\": \"NOT_SUPPORTED\"}");

        assertThat(said.answer()).isEqualTo(Answer.known(IdentityMatch.NOT_SUPPORTED));
        assertThat(said.asked().answer()).isEqualTo(AnswerKind.ANSWERED);
    }

    @Test
    void a_word_that_is_not_known_is_unknown() {
        assertThat(saying("{\"result\": \"PERHAPS\"}").answer()).isEqualTo(Answer.unknown());
    }

    @Test
    void a_wrong_address_says_nothing_about_the_person() {
        stub.says(PATH, 404, "application/json", "{}");

        assertThat(ask().answer()).isEqualTo(Answer.unknown());
    }

    @Test
    @Tag("long")
    void a_source_that_hangs_is_unknown() {
        stub.hangs(PATH);

        assertThat(ask().asked().answer()).isEqualTo(AnswerKind.TIMED_OUT);
    }

    @Test
    void somebody_who_holds_up_the_common_pool_holds_up_no_source() {
        var held = new CountDownLatch(1);
        var pool = ForkJoinPool.commonPool();
        for (var thread = 0; thread < pool.getParallelism(); thread++) {
            pool.execute(() -> await(held));
        }
        try {
            assertThat(saying("{\"result\": \"MATCH\"}").answer()).isEqualTo(Answer.known(IdentityMatch.MATCH));
        } finally {
            held.countDown();
        }
    }

    private static void await(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Sourced<IdentityMatch> saying(String body) {
        stub.json(PATH, body);
        return ask();
    }

    private Sourced<IdentityMatch> ask() {
        return new IdentitySource(Asker.http(), new ObjectMapper(), stub.uri(""), Clock.systemUTC())
                .ask(new Holder("某人", 2, "11010519491231002X"), Deadline.in(Duration.ofSeconds(5)));
    }
}

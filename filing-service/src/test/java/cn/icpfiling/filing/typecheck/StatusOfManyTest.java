package cn.icpfiling.filing.typecheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusOfManyTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final FiledRecord FILED =
            new FiledRecord("站点", "京ICP备2036000001号", "京ICP备2036000001号-1", true, false);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void ten_questions_are_put_at_once_and_their_answers_keep_the_order() {
        var ten = new CountDownLatch(10);
        var answers = many(LONG, query -> {
                    ten.countDown();
                    isZero(ten);
                    return query.condition().equals("d3.cn") ? List.of(FILED) : List.of();
                })
                .of(domains(10));

        assertThat(answers).hasSize(10);
        assertThat(answers.get(3)).hasValue(List.of(FILED));
        assertThat(answers.get(4)).hasValue(List.of());
    }

    @Test
    void an_authority_that_is_silent_about_the_first_is_not_asked_about_the_rest() {
        var answers = many(LONG, query -> {
                    throw new AuthorityUnavailable(AuthorityUnavailable.Cause.TIMED_OUT, "silent");
                })
                .of(domains(100));

        assertThat(answers).hasSize(100).allMatch(Optional::isEmpty);
        assertThat(asked).hasValue(10);
    }

    @Test
    void a_slow_authority_is_asked_no_further_question_once_the_caller_has_waited_long() {
        var answers = many(Duration.ZERO, query -> List.of()).of(domains(25));

        assertThat(asked).hasValue(10);
        assertThat(answers.subList(0, 10)).allMatch(Optional::isPresent);
        assertThat(answers.subList(10, 25)).allMatch(Optional::isEmpty);
    }

    @Test
    void an_answer_that_decides_is_the_last_one() {
        var answers = many(LONG, query -> query.condition().equals("d3.cn") ? List.of(FILED) : List.of())
                .until(FILED::equals, domains(100));

        assertThat(answers).hasSize(100).contains(Optional.of(List.of(FILED)));
        assertThat(answers.subList(10, 100)).allMatch(Optional::isEmpty);
        assertThat(asked).hasValue(10);
    }

    private StatusOfMany many(Duration patience, Function<StatusQuery, List<FiledRecord>> status) {
        return new StatusOfMany(authority(status), new AskedAtOnce(), patience);
    }

    /** One that is asked for the status of domains alone. */
    private Authority authority(Function<StatusQuery, List<FiledRecord>> status) {
        return (Authority) Proxy.newProxyInstance(
                Authority.class.getClassLoader(), new Class<?>[] {Authority.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("status");
                    asked.incrementAndGet();
                    return status.apply((StatusQuery) arguments[0]);
                });
    }

    private static List<StatusQuery> domains(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> StatusQuery.domain("d" + at + ".cn"))
                .toList();
    }

    private static void isZero(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package cn.icpfiling.platform.testkit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.ForgetAnswers;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Effects are rows of the probe's table, counted by their subject. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OnceApiTest {
    private final UUID subject = Ids.next();
    private final Attempt attempt = attempt("anna", "notes", "one");

    @Inject
    Once once;

    @Inject
    ForgetAnswers forgetAnswers;

    @Inject
    Sql sql;

    @Test
    void the_second_time_there_is_the_answer_and_no_effect() {
        var first = once.perform(attempt, this::effect);
        var again = once.perform(attempt, this::effect);

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
        assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo("{\"名\":\"值\"}");
        assertThat(effects()).isOne();
        assertThat(once.earlier(attempt)).map(Answer::status).contains(201);
    }

    @Test
    void a_refusal_takes_its_effect_and_its_key_back() {
        assertThatThrownBy(() -> once.perform(attempt, () -> {
                    effect();
                    throw new ProblemException(CommonProblem.CONFLICT);
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(effects()).isZero();

        assertThat(once.perform(attempt, this::effect).replayed()).isFalse();
        assertThat(effects()).isOne();
    }

    @Test
    void another_payload_is_refused_and_another_sender_or_operation_is_another_key() {
        once.perform(attempt, this::effect);

        assertRefused(() -> once.perform(attempt("anna", "notes", "two"), this::effect), "IDEMPOTENCY_KEY_REUSED");
        assertRefused(() -> once.earlier(attempt("anna", "notes", "two")), "IDEMPOTENCY_KEY_REUSED");
        assertThat(once.perform(attempt("berta", "notes", "one"), this::effect).replayed())
                .isFalse();
        assertThat(once.perform(attempt("anna", "other", "one"), this::effect).replayed())
                .isFalse();
        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void who_comes_while_it_runs_is_told_so() throws Exception {
        var running = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> once.perform(attempt, () -> {
                running.countDown();
                await(asked);
                return effect();
            }));
            running.await();

            assertRefused(() -> once.perform(attempt, this::effect), "IDEMPOTENCY_KEY_IN_USE");
            asked.countDown();

            assertThat(first.get().replayed()).isFalse();
        }
        assertThat(once.perform(attempt, this::effect).replayed()).isTrue();
        assertThat(effects()).isOne();
    }

    @Test
    void many_keys_by_eight_senders_each_have_one_effect_a_key() throws Exception {
        var keys = 125;
        try (var senders = Executors.newFixedThreadPool(8)) {
            var sent = IntStream.range(0, keys)
                    .mapToObj(number -> new Attempt("anna", "notes", subject + "-" + number, List.of()))
                    .flatMap(one -> Stream.generate(() -> senders.submit(() -> untilItHasEnded(one)))
                            .limit(8))
                    .toList();
            for (var one : sent) {
                assertThat(one.get().status()).isEqualTo(201);
            }
        }
        assertThat(effects()).isEqualTo(keys);
    }

    @Test
    void a_kept_answer_is_sealed() {
        once.perform(attempt, this::effect);

        var sealed = sql.list(result -> result.getBytes(1), "SELECT sealed FROM idempotency");
        assertThat(sealed)
                .isNotEmpty()
                .allSatisfy(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("值", "201", "payload"));
    }

    @Test
    void answers_are_forgotten_after_thirty_days() {
        once.perform(attempt, this::effect);
        forgetAnswers.forget();
        assertThat(once.earlier(attempt)).isPresent();

        sql.update("UPDATE idempotency SET made_at = made_at - INTERVAL 31 DAY");
        assertThat(forgetAnswers.forget()).isPositive();

        assertThat(once.earlier(attempt)).isEmpty();
        assertThat(once.perform(attempt, this::effect).replayed()).isFalse();
    }

    private Answer untilItHasEnded(Attempt sent) {
        while (true) {
            try {
                return once.perform(sent, this::effect);
            } catch (ProblemException stillRuns) {
                assertThat(stillRuns.type()).isEqualTo(CommonProblem.IDEMPOTENCY_KEY_IN_USE);
                assertThat(stillRuns.retryAfter()).isPresent();
            }
        }
    }

    private Attempt attempt(String sender, String operation, Object payload) {
        return new Attempt(sender, operation, subject.toString(), List.of(payload));
    }

    private Reply effect() {
        sql.update(
                "INSERT INTO probe_seen (consumer, event_id, subject, sequence, note) VALUES ('once', ?, ?, 1, '')",
                Ids.next(),
                subject);
        return new Reply(201, "/notes/1", "\"1\"", Map.of("名", "值"));
    }

    private long effects() {
        return sql.first(
                        result -> result.getLong(1),
                        "SELECT COUNT(*) FROM probe_seen WHERE consumer = 'once' AND subject = ?",
                        subject)
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type().name()).isEqualTo(code));
    }
}

package cn.icpfiling.platform.testkit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.DeleteExpiredResponses;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Effects are rows of the probe's table, counted by their subject. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IdempotencyApiTest {
    private final UUID subject = Ids.next();
    private final IdempotentRequest request = request("anna", "notes", "one");

    @Inject
    IdempotencyService idempotency;

    @Inject
    DeleteExpiredResponses deleteExpired;

    @Inject
    Sql sql;

    @Test
    void a_repeated_request_gets_the_first_response_and_has_no_effect() {
        var first = idempotency.perform(request, this::effect);
        var again = idempotency.perform(request, this::effect);

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
        assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo("{\"名\":\"值\"}");
        assertThat(effects()).isOne();
        assertThat(idempotency.earlier(request)).map(StoredResponse::status).contains(201);
    }

    @Test
    void a_stored_response_becomes_the_http_response_with_its_headers() {
        var first = idempotency.perform(request, this::effect).toResponse();
        var again = idempotency.perform(request, this::effect).toResponse();

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(first.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
        assertThat(first.getLocation()).hasToString("/notes/1");
        assertThat(first.getHeaderString("ETag")).isEqualTo("\"1-zh\"");
        assertThat(first.getHeaderString("Vary")).isEqualTo("Accept-Language");
        assertThat(first.getHeaderString("Idempotent-Replayed")).isNull();
        assertThat(again.getHeaderString("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void a_response_whose_etag_names_no_language_does_not_vary_by_it() {
        var tagged = new StoredResponse(200, null, "\"1-\"", new byte[0], false).toResponse();
        var bare = new StoredResponse(200, null, null, new byte[0], false).toResponse();

        assertThat(tagged.getHeaderString("ETag")).isEqualTo("\"1-\"");
        assertThat(tagged.getHeaders()).doesNotContainKeys("Vary", "Location");
        assertThat(bare.getHeaders()).doesNotContainKeys("Vary", "Location", "ETag");
    }

    @Test
    void a_refusal_has_no_effect_and_leaves_the_key_free() {
        assertThatThrownBy(() -> idempotency.perform(request, () -> {
                    effect();
                    throw new ProblemException(CommonProblem.CONFLICT);
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(effects()).isZero();

        assertThat(idempotency.perform(request, this::effect).replayed()).isFalse();
        assertThat(effects()).isOne();
    }

    @Test
    void another_payload_is_refused_and_another_sender_or_operation_is_another_key() {
        idempotency.perform(request, this::effect);

        assertRefused(
                () -> idempotency.perform(request("anna", "notes", "two"), this::effect), "IDEMPOTENCY_KEY_REUSED");
        assertRefused(() -> idempotency.earlier(request("anna", "notes", "two")), "IDEMPOTENCY_KEY_REUSED");
        assertThat(idempotency
                        .perform(request("berta", "notes", "one"), this::effect)
                        .replayed())
                .isFalse();
        assertThat(idempotency
                        .perform(request("anna", "other", "one"), this::effect)
                        .replayed())
                .isFalse();
        assertThat(effects()).isEqualTo(3);
    }

    /** As the replicas of two releases read the same request. */
    private record Note(String text) {}

    private record LaterNote(String text, String colour) {}

    @Test
    void a_repeat_that_another_release_takes_is_the_same_request_until_it_says_more() {
        idempotency.perform(request("anna", "notes", new Note("one")), this::effect);

        assertThat(idempotency
                        .perform(request("anna", "notes", new LaterNote("one", null)), this::effect)
                        .replayed())
                .isTrue();
        assertRefused(
                () -> idempotency.perform(request("anna", "notes", new LaterNote("one", "red")), this::effect),
                "IDEMPOTENCY_KEY_REUSED");
        assertThat(effects()).isOne();
    }

    @Test
    void a_request_that_comes_while_the_first_runs_is_refused() throws Exception {
        var running = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> idempotency.perform(request, () -> {
                running.countDown();
                await(asked);
                return effect();
            }));
            running.await();

            assertRefused(() -> idempotency.perform(request, this::effect), "IDEMPOTENCY_KEY_IN_USE");
            asked.countDown();

            assertThat(first.get().replayed()).isFalse();
        }
        assertThat(idempotency.perform(request, this::effect).replayed()).isTrue();
        assertThat(effects()).isOne();
    }

    @Test
    void many_keys_by_eight_senders_each_have_one_effect_a_key() throws Exception {
        eightSendersAKeyHaveOneEffect(125);
    }

    @Test
    @Tag("long")
    void a_thousand_keys_by_eight_senders_each_have_one_effect_a_key() throws Exception {
        eightSendersAKeyHaveOneEffect(1_000);
    }

    private void eightSendersAKeyHaveOneEffect(int keys) throws Exception {
        try (var senders = Executors.newFixedThreadPool(8)) {
            var sent = IntStream.range(0, keys)
                    .mapToObj(number -> new IdempotentRequest("anna", "notes", subject + "-" + number, List.of()))
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
    void a_stored_response_is_encrypted() {
        idempotency.perform(request, this::effect);

        var encrypted = sql.list(result -> result.getBytes(1), "SELECT encrypted_response FROM idempotent_requests");
        assertThat(encrypted)
                .isNotEmpty()
                .allSatisfy(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("值", "201", "payload"));
    }

    @Test
    void responses_are_deleted_after_thirty_days() {
        idempotency.perform(request, this::effect);
        deleteExpired.delete();
        assertThat(idempotency.earlier(request)).isPresent();

        sql.update("UPDATE idempotent_requests SET made_at = made_at - INTERVAL 31 DAY");
        assertThat(deleteExpired.delete()).isPositive();

        assertThat(idempotency.earlier(request)).isEmpty();
        assertThat(idempotency.perform(request, this::effect).replayed()).isFalse();
    }

    private StoredResponse untilItHasEnded(IdempotentRequest sent) {
        while (true) {
            try {
                return idempotency.perform(sent, this::effect);
            } catch (ProblemException stillRuns) {
                assertThat(stillRuns.type()).isEqualTo(CommonProblem.IDEMPOTENCY_KEY_IN_USE);
                assertThat(stillRuns.retryAfter()).isPresent();
            }
        }
    }

    private IdempotentRequest request(String sender, String operation, Object payload) {
        return new IdempotentRequest(sender, operation, subject.toString(), List.of(payload));
    }

    private Reply effect() {
        sql.update(
                "INSERT INTO probe_events (consumer, event_id, subject, sequence, note) VALUES ('idempotency', ?, ?, 1, '')",
                Ids.next(),
                subject);
        return new Reply(201, "/notes/1", "\"1-zh\"", Map.of("名", "值"));
    }

    private long effects() {
        return sql.first(
                        result -> result.getLong(1),
                        "SELECT COUNT(*) FROM probe_events WHERE consumer = 'idempotency' AND subject = ?",
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

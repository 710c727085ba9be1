package cn.icpfiling.platform.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.operation.Fairness;
import cn.icpfiling.platform.operation.FirstBatchesFirst;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.LineByLine;
import cn.icpfiling.platform.operation.LineCounts;
import cn.icpfiling.platform.operation.LineHandler;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.LineResult;
import cn.icpfiling.platform.operation.LineRetries;
import cn.icpfiling.platform.operation.LineState;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationEngine;
import cn.icpfiling.platform.operation.OperationKind;
import cn.icpfiling.platform.operation.OperationState;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.Requester;
import cn.icpfiling.platform.operation.RoundRobinFairness;
import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.operation.Staging;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each test has a kind of its own, so that workers meet its operations alone. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OperationsApiTest {

    private static final int LINES_A_BATCH = 3;

    private final UUID owner = UUID.randomUUID();

    @Inject
    OperationEngine engine;

    @Inject
    Sql sql;

    @Test
    void workers_end_every_line_and_progress_is_the_sum_of_the_batches() {
        var operations = operations(new FirstBatchesFirst(), 0);
        var operation = starts(operations, 8);
        assertThat(operations.find(operation.id()).orElseThrow().state()).isEqualTo(OperationState.WAITING);

        works(
                operations,
                (batch, asked, line) -> line.number() == 5
                        ? refuses(CommonProblem.NOT_FOUND)
                        : batch.keep(new LineOutcome.Done(line, "r" + line.number())));

        assertThat(operations.counts(operation.id())).isEqualTo(new LineCounts(7, 1, 0));
        assertThat(operations.find(operation.id()).orElseThrow().state()).isEqualTo(OperationState.FINISHED);
        assertThat(operations.results(operation.id(), LineState.DONE, 5, 10))
                .extracting(LineResult::result)
                .containsExactly("\"r6\"", "\"r7\"", "\"r8\"");
        assertThat(operations.results(operation.id(), LineState.FAILED, 0, 10))
                .extracting(LineResult::problem)
                .containsExactly("\"NOT_FOUND\"");
        assertThat(entries(operation)).as("entries of ended lines").isZero();
    }

    @Test
    void a_line_that_a_dead_worker_has_started_is_resumed_and_the_dead_worker_writes_nothing() {
        var operations = operations(new FirstBatchesFirst(), 0);
        var operation = starts(operations, 2);
        var dead = operations.take().orElseThrow();
        var lines = dead.due();
        assertThat(dead.keep(() -> new LineOutcome.Started(lines.getFirst(), "half")))
                .isEqualTo(Status.HELD);
        assertThat(operations.take()).as("the batch is leased").isEmpty();

        sql.update("UPDATE operation_batches SET expires_at = '2000-01-01' WHERE operation_id = ?", operation.id());
        var started = new ArrayList<String>();
        works(operations, (batch, asked, line) -> {
            started.add(line.started());
            return batch.keep(new LineOutcome.Done(line, "whole"));
        });

        assertThat(started).containsExactly("\"half\"", null);
        assertThat(dead.keep(new LineOutcome.Failed(lines.getFirst(), "late"))).isEqualTo(Status.LOST);
        assertThat(operations.counts(operation.id())).isEqualTo(new LineCounts(2, 0, 0));
    }

    @Test
    void an_outage_puts_a_line_off_until_its_tries_are_used_up() {
        var operations = operations(new FirstBatchesFirst(), 0);
        var operation = starts(operations, 1);
        for (var tries = 0; tries < 3; tries++) {
            assertThat(operations.counts(operation.id()).ended()).isZero();
            works(operations, (batch, asked, line) -> refuses(CommonProblem.UPSTREAM_TIMEOUT));
            sql.update("UPDATE operation_lines SET due_at = '2000-01-01' WHERE operation_id = ?", operation.id());
            sql.update("UPDATE operation_batches SET due_at = '2000-01-01' WHERE operation_id = ?", operation.id());
        }

        assertThat(operations.results(operation.id(), null, 0, 10))
                .extracting(LineResult::problem)
                .containsExactly("\"UPSTREAM_TIMEOUT\"");
    }

    @Test
    void a_worker_stops_at_the_write_after_a_cancellation_and_gives_up_the_other_lines() {
        var operations = operations(new FirstBatchesFirst(), 0);
        var operation = starts(operations, 5);

        works(operations, (batch, asked, line) -> {
            UnitOfWork.in(() -> operations.cancel(asked.id()));
            return batch.keep(new LineOutcome.Done(line, null));
        });

        assertThat(operations.counts(operation.id())).isEqualTo(new LineCounts(1, 0, 4));
        assertThat(operations.find(operation.id()).orElseThrow().finishedAt()).isNotNull();
        assertThat(entries(operation)).isZero();
    }

    @Test
    void first_batches_of_all_operations_come_before_second_ones() {
        var operations = operations(new FirstBatchesFirst(), 0);
        var large = starts(operations, 7);
        var small = starts(operations, 1);

        assertThat(takes(operations, 4)).containsExactly(large.id(), small.id(), large.id(), large.id());
    }

    @Test
    void owners_take_turns_and_have_so_many_operations_open() {
        var operations = operations(new RoundRobinFairness(), 2);
        var large = starts(operations, 9);
        var other = UnitOfWork.in(() -> operations.start(requester(UUID.randomUUID()), lines(1)));
        var second = starts(operations, 1);

        assertThatThrownBy(() -> starts(operations, 1)).hasMessage("TOO_MANY_REQUESTS");
        assertThat(takes(operations, 4)).containsExactly(large.id(), other.id(), second.id(), large.id());
    }

    @Test
    void what_was_staged_is_deleted_when_it_is_refused_or_abandoned_and_operations_after_their_retention() {
        var operations = operations(new RoundRobinFairness(), 2);
        assertThatThrownBy(() -> operations.stage(requester(owner), staging -> {
                    lines(4).accept(staging);
                    throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
                }))
                .hasMessage("MALFORMED_REQUEST");
        var staged = operations.stage(requester(owner), lines(4));
        assertThat(operations.find(staged.id())).as("not accepted yet").isEmpty();
        assertThat(operations.take()).as("not accepted yet").isEmpty();
        assertThatThrownBy(() -> operations.accepting(staged, () -> refuses(CommonProblem.CONFLICT)))
                .hasMessage("CONFLICT");
        assertThat(rows()).isZero();

        var abandoned = operations.stage(requester(owner), lines(4));
        var kept = operations.stage(requester(owner), lines(4));
        var operation = operations.accepting(kept, () -> UnitOfWork.in(() -> operations.accept(kept)));
        works(operations, (batch, asked, line) -> batch.keep(new LineOutcome.Done(line, null)));
        sql.update("UPDATE operations SET staged_at = '2000-01-01' WHERE id = ?", abandoned.id());
        operations.forget(Duration.ofDays(1));
        assertThat(rows()).isOne();

        operations.forget(Duration.ofSeconds(-1));
        assertThat(operations.find(operation.id())).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void of_two_that_start_at_once_one_gets_the_only_slot_and_the_other_is_told_to_wait() {
        var operations = operations(new FirstBatchesFirst(), 1);
        var second = new CompletableFuture<Operation>();

        UnitOfWork.run(() -> {
            operations.start(requester(owner), lines(1));
            second.completeAsync(() -> operations.withFreeSlot(() -> starts(operations, 1)));
            // long enough for the second to wait for the slot that is not committed; if it comes later, it must be told
            // the same
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        });

        assertThatThrownBy(second::join)
                .hasCauseInstanceOf(ProblemException.class)
                .cause()
                .extracting(refused -> ((ProblemException) refused).type())
                .isEqualTo(CommonProblem.TOO_MANY_REQUESTS);
    }

    @Test
    void a_problem_that_is_long_is_kept_and_one_that_cannot_be_kept_ends_its_line_alone() {
        var operations = operations(new FirstBatchesFirst(), 0);
        var operation = starts(operations, 3);

        var retries = new LineRetries(1, refusal -> false, (refusal, language) -> {
            if (refusal.type() == CommonProblem.INVALID_FIELD) {
                throw new IllegalStateException("longer than any column");
            }
            return "x".repeat(200_000);
        });
        works(
                operations,
                (batch, asked, line) ->
                        refuses(line.number() == 2 ? CommonProblem.INVALID_FIELD : CommonProblem.NOT_FOUND),
                retries);

        assertThat(operations.find(operation.id()).orElseThrow().state()).isEqualTo(OperationState.FINISHED);
        assertThat(operations.counts(operation.id())).isEqualTo(new LineCounts(0, 3, 0));
    }

    @Test
    void a_line_that_cannot_be_opened_fails_alone() {
        var operations = operations(new FirstBatchesFirst(), 0);
        var operation = starts(operations, 3);
        var first = sql.first(
                        row -> row.getBytes(1),
                        "SELECT entry FROM operation_lines WHERE operation_id = ? AND line = 1",
                        operation.id())
                .orElseThrow();
        sql.update("UPDATE operation_lines SET entry = ? WHERE operation_id = ? AND line = 2", first, operation.id());

        works(
                operations,
                (batch, asked, line) -> batch.keep(new LineOutcome.Done(line, line.entry())),
                new LineRetries(
                        1,
                        refusal -> false,
                        (refusal, language) -> refusal.type().name()));

        assertThat(operations.find(operation.id()).orElseThrow().state()).isEqualTo(OperationState.FINISHED);
        assertThat(operations.counts(operation.id())).isEqualTo(new LineCounts(2, 1, 0));
    }

    private Operations operations(Fairness fairness, int open) {
        var kind = UUID.randomUUID().toString();
        return engine.of(new OperationKind(kind, LINES_A_BATCH, Duration.ofSeconds(30), open, "probe.lines", fairness));
    }

    private Operation starts(Operations operations, int lines) {
        return UnitOfWork.in(() -> operations.start(requester(owner), lines(lines)));
    }

    private static Requester requester(UUID owner) {
        return new Requester(owner, "client", Locale.ENGLISH, null);
    }

    private static Consumer<Staging> lines(int how) {
        return staging -> IntStream.rangeClosed(1, how)
                .mapToObj(line -> StagedLine.accepted(line, null, "item-" + line, "entry"))
                .forEach(staging::add);
    }

    private static <T> T refuses(CommonProblem type) {
        throw new ProblemException(type);
    }

    private static void works(Operations operations, LineHandler handler) {
        works(
                operations,
                handler,
                new LineRetries(
                        3,
                        refusal -> false,
                        (refusal, language) -> refusal.type().name()));
    }

    /** Until nothing is due. */
    private static void works(Operations operations, LineHandler handler, LineRetries retries) {
        var workers = operations.workers(1, new LineByLine(handler, retries));
        workers.run();
        while (!workers.isIdle()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        workers.end();
    }

    private static List<UUID> takes(Operations operations, int how) {
        return IntStream.range(0, how)
                .mapToObj(turn -> operations.take().map(LeasedBatch::operation).orElseThrow())
                .toList();
    }

    private int entries(Operation operation) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(entry) FROM operation_lines WHERE operation_id = ?",
                        operation.id())
                .orElseThrow();
    }

    private int rows() {
        return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM operations WHERE owner = ?", owner)
                .orElseThrow();
    }
}

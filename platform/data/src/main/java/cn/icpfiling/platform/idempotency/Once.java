package cn.icpfiling.platform.idempotency;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Lets an attempt have its effect once. Effect and answer are one transaction, so whoever did not hear the answer may ask
 * again: there is the effect with its answer, or neither. A refusal is no effect and is not kept.
 */
@ApplicationScoped
public class Once {
    private static final int DUPLICATE = 1062;
    /** A lock that is not free: 1205 on MariaDB, 3572 on MySQL. */
    private static final Set<Integer> LOCKED = Set.of(1205, 3572);

    private static final int TRIES = 3;

    private final Sql sql;
    private final SealedAnswers sealed;
    private final ObjectMapper json;
    private final Counter replays;

    Once(Sql sql, SealedAnswers sealed, ObjectMapper json, MeterRegistry metrics) {
        this.sql = sql;
        this.sealed = sealed;
        this.json = json;
        this.replays = Counter.builder("icp.idempotency.replayed")
                .description("answers given again to a key that was used before")
                .register(metrics);
    }

    /**
     * Runs the work in one new transaction, or gives the answer that it gave before. The work may run more than once when
     * transactions collide; only the last run counts.
     */
    public Answer perform(Attempt attempt, Supplier<Reply> work) {
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                return sql.inTransaction(() -> earlier(attempt).orElseGet(() -> first(attempt, work)));
            } catch (TakenMeanwhile raced) {
                // The other sender has ended: its answer stands there now, or it was refused and the key is free.
                continue;
            }
        }
        throw stillRunning();
    }

    /** The answer given before. A use case that asks others before its transaction looks here first. */
    public Optional<Answer> earlier(Attempt attempt) {
        UUID id = attempt.id();
        return sql.first(result -> result.getBytes(1), "SELECT sealed FROM idempotency WHERE id = ?", id)
                .map(bytes -> sealed.open(id, bytes))
                .map(kept -> {
                    if (!kept.payload().equals(payload(attempt))) {
                        throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED);
                    }
                    replays.increment();
                    return kept.answer(true);
                });
    }

    private Answer first(Attempt attempt, Supplier<Reply> work) {
        UUID id = attempt.id();
        claim(id);
        Reply reply = work.get();
        SealedAnswers.Kept kept = new SealedAnswers.Kept(
                payload(attempt), reply.status(), reply.location(), reply.etag(), write(reply.body()));
        sql.update("UPDATE idempotency SET sealed = ? WHERE id = ?", sealed.seal(id, kept), id);
        return kept.answer(false);
    }

    /** The row of an attempt under way is locked by it and seen by nobody: the lock is how a second sender learns of it. */
    private void claim(UUID id) {
        try {
            if (sql.first(result -> true, "SELECT 1 FROM idempotency WHERE id = ? FOR UPDATE NOWAIT", id)
                    .isPresent()) {
                throw new TakenMeanwhile();
            }
        } catch (DatabaseFailure failure) {
            // Without its cause: a lock waited for in vain would be tried again, and this one is an answer.
            throw failedWith(failure, LOCKED) ? stillRunning() : failure;
        }
        try {
            sql.update("INSERT INTO idempotency (id, made_at) VALUES (?, UTC_TIMESTAMP(6))", id);
        } catch (DatabaseFailure failure) {
            throw failedWith(failure, Set.of(DUPLICATE)) ? new TakenMeanwhile() : failure;
        }
    }

    private String payload(Attempt attempt) {
        return HexFormat.of().formatHex(Attempt.digest(write(attempt.payload())));
    }

    private String write(Object value) {
        try {
            return new String(json.writeValueAsBytes(value), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }

    private static ProblemException stillRunning() {
        return new ProblemException(CommonProblem.IDEMPOTENCY_KEY_IN_USE).retryAfter(Duration.ofSeconds(1));
    }

    private static boolean failedWith(DatabaseFailure failure, Set<Integer> codes) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException refused && codes.contains(refused.getErrorCode()));
    }

    /** Between the look and the claim another sender of the same key came to its end. */
    private static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

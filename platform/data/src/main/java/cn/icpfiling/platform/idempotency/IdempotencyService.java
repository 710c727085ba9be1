package cn.icpfiling.platform.idempotency;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * Gives each idempotent request its effect once. Effect and stored response are one transaction, so a sender that received
 * no response may repeat the request: both exist, or neither. A refusal has no effect and is not stored.
 */
@ApplicationScoped
public class IdempotencyService {
    private static final int DUPLICATE = 1062;
    /** A lock that is not free: 1205 on MariaDB, 3572 on MySQL. */
    private static final Set<Integer> LOCKED = Set.of(1205, 3572);

    private static final int TRIES = 3;

    private final Sql sql;
    private final EncryptedResponses encrypted;
    private final ObjectMapper json;
    private final ObjectMapper digested;
    private final Counter replays;

    IdempotencyService(Sql sql, EncryptedResponses encrypted, ObjectMapper json, MeterRegistry metrics) {
        this.sql = sql;
        this.encrypted = encrypted;
        this.json = json;
        // A replica of another release may know one optional member more, which is null without a value.
        this.digested = json.copy().setDefaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, ALWAYS));
        this.replays = Counter.builder("icp.idempotency.replayed")
                .description("stored responses given again to a key that was used before")
                .register(metrics);
    }

    /**
     * Runs the work in one new transaction, or returns the stored response. The work may run more than once when
     * transactions collide; only the last run counts.
     */
    public StoredResponse perform(IdempotentRequest request, Supplier<Reply> work) {
        for (var tries = 1; tries <= TRIES; tries++) {
            try {
                return UnitOfWork.in(() -> earlier(request).orElseGet(() -> first(request, work)));
            } catch (TakenMeanwhile raced) {
                // The other request has ended: its response is stored now, or it was refused and the key is free.
                continue;
            }
        }
        throw stillRunning();
    }

    /** The stored response. A use case that calls other services before its transaction looks here first. */
    public Optional<StoredResponse> earlier(IdempotentRequest request) {
        var id = request.id();
        return sql.first(
                        result -> result.getBytes(1),
                        "SELECT encrypted_response FROM idempotent_requests WHERE id = ?",
                        id)
                .map(bytes -> encrypted.decrypt(id, bytes))
                .map(kept -> {
                    if (!kept.payload().equals(payload(request))) {
                        throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED);
                    }
                    replays.increment();
                    return kept.response(true);
                });
    }

    private StoredResponse first(IdempotentRequest request, Supplier<Reply> work) {
        var id = request.id();
        claim(id);
        var reply = work.get();
        var kept = new EncryptedResponses.Kept(
                payload(request), reply.status(), reply.location(), reply.etag(), write(json, reply.body()));
        sql.update(
                "UPDATE idempotent_requests SET encrypted_response = ? WHERE id = ?", encrypted.encrypt(id, kept), id);
        return kept.response(false);
    }

    /** A running request locks its row, which no other transaction can read yet: the lock tells a second request of it. */
    private void claim(UUID id) {
        try {
            if (sql.first(result -> true, "SELECT 1 FROM idempotent_requests WHERE id = ? FOR UPDATE NOWAIT", id)
                    .isPresent()) {
                throw new TakenMeanwhile();
            }
        } catch (DatabaseFailure failure) {
            // Without its cause: a lock timeout would be retried, and this one is a result.
            throw failedWith(failure, LOCKED) ? stillRunning() : failure;
        }
        try {
            sql.update("INSERT INTO idempotent_requests (id, made_at) VALUES (?, UTC_TIMESTAMP(6))", id);
        } catch (DatabaseFailure failure) {
            throw failedWith(failure, Set.of(DUPLICATE)) ? new TakenMeanwhile() : failure;
        }
    }

    private String payload(IdempotentRequest request) {
        return HexFormat.of().formatHex(IdempotentRequest.digest(write(digested, request.payload())));
    }

    private static String write(ObjectMapper json, Object value) {
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

    /** Another request with the same key ended between the look and the claim. */
    private static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

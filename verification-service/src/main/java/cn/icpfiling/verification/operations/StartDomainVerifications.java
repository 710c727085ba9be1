package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Takes up to ten thousand domains at once. They are staged as they come in, and become an operation in the transaction of its answer; what
 * becomes of them is told by the operation.
 */
@ApplicationScoped
class StartDomainVerifications {

    static final String PATH = "/api/v1/domain-verification-operations/";

    private static final int DUPLICATE = 1062;
    private static final Duration ONE_MAY_END = Duration.ofMinutes(1);
    private static final OperationView.Count NONE = new OperationView.Count(0, 0, 0);

    private final Once once;
    private final CurrentActor actor;
    private final StageLines stage;
    private final OperationTable table;
    private final OperationSettings settings;
    private final Audit audit;
    private final Clock clock;

    StartDomainVerifications(
            Once once,
            CurrentActor actor,
            StageLines stage,
            OperationTable table,
            OperationSettings settings,
            Audit audit,
            Clock clock) {
        this.once = once;
        this.actor = actor;
        this.stage = stage;
        this.table = table;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    Answer handle(String key, InputStream body, Locale language) {
        var owner = actor.caller();
        var sentKey = IdempotencyKey.of(key);
        var staged = stage.handle(owner, language, new SentLines(body));
        try {
            var attempt = new Attempt(
                    actor.get().client() + "/" + owner, "startDomainVerifications", sentKey, List.of(staged.digest()));
            var answer = perform(attempt, owner, staged);
            if (answer.replayed()) {
                stage.forget(staged.id());
            }
            return answer;
        } catch (RuntimeException refused) {
            stage.forget(staged.id(), refused);
            throw refused;
        }
    }

    /** Of two that want the same slot at once one takes it; the other looks again. */
    private Answer perform(Attempt attempt, UUID owner, StageLines.Staged staged) {
        for (var tries = 0; tries < settings.open(); tries++) {
            try {
                return once.perform(attempt, () -> start(owner, staged));
            } catch (DatabaseFailure failure) {
                if (!isDuplicate(failure)) {
                    throw failure;
                }
            }
        }
        throw tooManyOpen();
    }

    private Reply start(UUID owner, StageLines.Staged staged) {
        var now = clock.instant();
        var isTaken = table.isAllRefused(staged.id())
                ? table.takeFinished(staged.id(), staged.total(), now)
                : table.take(staged.id(), staged.total(), freeSlot(owner), now);
        if (!isTaken) {
            throw new ProblemException(CommonProblem.CONFLICT);
        }
        audit.record(Act.of("DOMAIN_OPERATION.START", "DOMAIN_OPERATION", staged.id())
                .with("total", staged.total()));
        var operation = table.operation(staged.id()).orElseThrow();
        var count = operation.finishedAt() == null ? NONE : table.count(staged.id());
        return new Reply(202, PATH + staged.id(), null, OperationView.of(operation, count, now));
    }

    private int freeSlot(UUID owner) {
        var taken = table.slotsOf(owner);
        return IntStream.rangeClosed(1, settings.open())
                .filter(slot -> !taken.contains(slot))
                .findFirst()
                .orElseThrow(StartDomainVerifications::tooManyOpen);
    }

    private static ProblemException tooManyOpen() {
        return new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(ONE_MAY_END);
    }

    private static boolean isDuplicate(DatabaseFailure failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException refused && refused.getErrorCode() == DUPLICATE);
    }
}

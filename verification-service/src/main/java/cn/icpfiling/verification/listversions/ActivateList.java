package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListAct;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.core.ListVersion;
import cn.icpfiling.verification.core.VerificationProblem;
import cn.icpfiling.verification.store.ListVersionTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * A second administrator activates a draft from a given moment on. The request names the version that it replaces: the
 * newest one, whether or not it has begun. If two drafts replace the same version, the second is refused, so no version
 * is replaced unread.
 */
@ApplicationScoped
class ActivateList {

    private final IdempotencyService idempotency;
    private final ListVersionTable table;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    ActivateList(IdempotencyService idempotency, ListVersionTable table, CurrentActor actor, Audit audit, Clock clock) {
        this.idempotency = idempotency;
        this.table = table;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param wish when it begins to hold, null for at once */
    StoredResponse handle(IdempotentRequest idempotentRequest, UUID id, int replaces, Instant wish) {
        try {
            return idempotency.perform(idempotentRequest, () -> activate(id, replaces, wish));
        } catch (ListVersionTable.AlreadyThere replacedMeanwhile) {
            throw superseded(table.schedule(found(id).kind()));
        }
    }

    private Reply activate(UUID id, int replaces, Instant wish) {
        var draft = found(id);
        var schedule = table.schedule(draft.kind());
        var now = clock.instant();
        AllowedActs.require(ListAct.ACTIVATE, draft.state(schedule, now));
        if (schedule.newest().filter(newest -> newest.version() == replaces).isEmpty()) {
            throw superseded(schedule);
        }
        if (actor.account().equals(draft.uploadedBy())) {
            throw new ProblemException(VerificationProblem.LIST_NEEDS_A_SECOND_PERSON);
        }
        var from = wish == null ? now : wish.truncatedTo(ChronoUnit.MICROS);
        schedule.scheduled(now).stream()
                .filter(other -> other.version() != replaces && !other.from().isBefore(from))
                .findFirst()
                .ifPresent(other -> {
                    throw new ProblemException(VerificationProblem.LIST_WOULD_SKIP_A_VERSION, other.version());
                });
        if (from.isBefore(now)) {
            throw ProblemException.broken(List.of(Violation.of("/effectiveFrom", "LIST_EFFECTIVE_IN_THE_PAST", null)));
        }
        var version = table.nextNumber(draft.kind());
        if (!table.activate(id, version, replaces, from, actor.account(), now)) {
            throw AllowedActs.refused(ListAct.ACTIVATE, found(id).state(schedule, now));
        }
        audit.record(Act.of("LIST.ACTIVATE", "REFERENCE_LIST", id)
                .with("kind", draft.kind())
                .with("version", version)
                .with("replaces", replaces)
                .with("effectiveFrom", from));
        return new Reply(200, null, null, ListVersionView.of(found(id), table.schedule(draft.kind()), now));
    }

    private ListVersion found(UUID id) {
        return table.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static ProblemException superseded(ListSchedule schedule) {
        return new ProblemException(
                VerificationProblem.LIST_SUPERSEDED,
                schedule.newest().map(ListSchedule.Activated::version).orElse(0));
    }
}

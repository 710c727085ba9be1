package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.offline.OfflineAct;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineLifecycle;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Records the day on which the papers were handed in; from then on the authority is queried. */
@ApplicationScoped
class HandInPapers {

    /**
     * The holder may have sent the papers before the case was opened. A day further back than this is taken for a
     * mistake.
     */
    private static final int DAYS_BEFORE = 90;

    private final IdempotencyService idempotency;
    private final OfflineAccess access;
    private final ActingFor actingFor;
    private final OfflineProgress progress;
    private final OfflineViews views;
    private final Clock clock;

    HandInPapers(
            IdempotencyService idempotency,
            OfflineAccess access,
            ActingFor actingFor,
            OfflineProgress progress,
            OfflineViews views,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.actingFor = actingFor;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, LocalDate day) {
        access.requireReadable(id);
        return idempotency.perform(idempotentRequest, () -> handIn(id, ifMatch, day));
    }

    private Reply handIn(UUID id, IfMatch ifMatch, LocalDate day) {
        var found = access.own(id);
        var actor = actingFor.applicant();
        var now = clock.instant();
        ifMatch.require(found.version());
        OfflineLifecycle.table().step(found.state(), OfflineAct.HAND_IN, actor.role());
        requirePlausible(found, day, now);
        progress.handIn(found, day, actor, now);
        return views.of(found).reply();
    }

    private static void requirePlausible(OfflineDeregistration found, LocalDate day, Instant now) {
        if (day.isAfter(LegalTime.dayOf(now))) {
            throw ProblemException.broken(List.of(Violation.of("/handedInOn", "DAY_IN_FUTURE", null)));
        }
        if (day.isBefore(LegalTime.dayOf(found.createdAt()).minusDays(DAYS_BEFORE))) {
            throw ProblemException.broken(List.of(Violation.of("/handedInOn", "DAY_TOO_LONG_AGO", null, DAYS_BEFORE)));
        }
    }
}

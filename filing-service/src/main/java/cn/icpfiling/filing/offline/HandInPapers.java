package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.OfflineAct;
import cn.icpfiling.filing.core.OfflineDeregistration;
import cn.icpfiling.filing.core.OfflineLifecycle;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
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

    private final Once once;
    private final OfflineAccess access;
    private final ActingFor actingFor;
    private final OfflineProgress progress;
    private final OfflineViews views;
    private final Clock clock;

    HandInPapers(
            Once once,
            OfflineAccess access,
            ActingFor actingFor,
            OfflineProgress progress,
            OfflineViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.actingFor = actingFor;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID id, Attempt attempt, IfMatch seen, LocalDate day) {
        access.requireReadable(id);
        return once.perform(attempt, () -> handIn(id, seen, day));
    }

    private Reply handIn(UUID id, IfMatch seen, LocalDate day) {
        var found = access.own(id);
        var actor = actingFor.applicant();
        var now = clock.instant();
        seen.require(found.version());
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

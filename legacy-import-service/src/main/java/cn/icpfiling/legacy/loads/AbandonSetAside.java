package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.SetAsideState;
import cn.icpfiling.legacy.store.SetAsideTable;
import cn.icpfiling.legacy.store.SetAsideTable.SetAside;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Gives a set-aside row up, so that its filing is handed over without it. The last row that names no filing releases its load. */
@ApplicationScoped
class AbandonSetAside {
    private static final String ABANDON = "LEGACY_SET_ASIDE_ROW.ABANDON";

    private final IdempotencyService idempotency;
    private final SetAsideTable setAside;
    private final ReleaseWholeLoads release;
    private final Audit audit;
    private final Clock clock;

    AbandonSetAside(
            IdempotencyService idempotency,
            SetAsideTable setAside,
            ReleaseWholeLoads release,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.setAside = setAside;
        this.release = release;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why a row is given up. */
    enum AbandonReason {
        CANNOT_BE_CORRECTED,
        LOADED_UNDER_OTHER_KEY,
        NOT_NEEDED
    }

    record AbandonRequest(@NotNull AbandonReason reason) {}

    /** 409 ACT_NOT_ALLOWED for a row that waits no longer. */
    StoredResponse handle(IdempotentRequest request, UUID load, UUID id, AbandonRequest wanted) {
        return idempotency.perform(request, () -> {
            var state = setAside.locked(load, id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (state != SetAsideState.WAITING) {
                throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, state, "ABANDON", List.of());
            }
            setAside.abandon(id, clock.instant());
            var row = setAside.show(id);
            audit.record(act(load, row).because(wanted.reason().name()));
            release.oneAfterRow(load, id);
            return new Reply(200, null, null, SetAsideView.of(row));
        });
    }

    /** The act stands at the filing that misses the row from now on, so that the filing's trace shows it. */
    private static Act act(UUID load, SetAside row) {
        var act = row.filing() == null
                ? Act.of(ABANDON, "LEGACY_LOAD", load)
                : Act.of(ABANDON, "LEGACY_FILING", row.filing());
        return act.with("load", load).with("row", row.id()).with("kind", row.kind());
    }
}

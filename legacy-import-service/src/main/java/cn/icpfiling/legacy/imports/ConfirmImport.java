package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.core.imports.LegacyImport;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Confirms an import and has the filing handed over. The confirmation is durable before the hand-over begins. After a crash
 * in between, {@link FinishImports} goes on. A repeat of the request is told the present state and begins no second hand-over.
 */
@ApplicationScoped
class ConfirmImport {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final ImportAccess access;
    private final SettleImport settle;
    private final ImportViews views;
    private final IdempotencyService idempotency;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    ConfirmImport(
            ImportAccess access,
            SettleImport settle,
            ImportViews views,
            IdempotencyService idempotency,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.access = access;
        this.settle = settle;
        this.views = views;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    StoredResponse handle(UUID id, IfMatch ifMatch, IdempotentRequest request) {
        access.requireKnown(id);
        var earlier = UnitOfWork.in(() -> idempotency.earlier(request));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (UnitOfWork.in(() -> confirm(access.locked(id), ifMatch))) {
            settle.handle(id);
        }
        return idempotency.perform(request, () -> reply(access.own(id)));
    }

    /** False for an import that was confirmed before. */
    private boolean confirm(LegacyImport found, IfMatch ifMatch) {
        if (found.confirmedAt() != null) {
            return false;
        }
        ifMatch.require(found.version());
        var now = clock.instant();
        if (found.stateAt(now) == ImportState.EXPIRED) {
            throw new ProblemException(ImportProblem.LEGACY_IMPORT_EXPIRED, LegacyImport.LIFE.toMinutes());
        }
        audit.record(Act.of(found.confirm(now, machine.instant()), "LEGACY_IMPORT", found.id())
                .with("filing", found.filingId()));
        return true;
    }

    private Reply reply(LegacyImport found) {
        var shown = views.tagged(found);
        var status = found.state() == ImportState.CONFIRMED ? ACCEPTED : OK;
        return new Reply(status, null, shown.tag().toString(), shown.view());
    }
}

package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decides a case as it was seen. */
@ApplicationScoped
class DecideCase {

    private final CaseDesk desk;
    private final SupportCaseRepository cases;
    private final Decisions decisions;
    private final CaseViews views;
    private final IdempotencyService idempotency;

    DecideCase(
            CaseDesk desk,
            SupportCaseRepository cases,
            Decisions decisions,
            CaseViews views,
            IdempotencyService idempotency) {
        this.desk = desk;
        this.cases = cases;
        this.decisions = decisions;
        this.views = views;
        this.idempotency = idempotency;
    }

    /** Asks other services outside of the transaction, where the kind needs it. */
    StoredResponse handle(
            UUID id, IdempotentRequest request, IfMatch ifMatch, CaseDecision decision, CaseReason reason) {
        var kind = UnitOfWork.in(() -> desk.shown(id).kind());
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var effect = decisions.prepare(id, kind, decision, reason);
        return idempotency.perform(request, () -> {
            var found = desk.locked(id);
            ifMatch.require(found.version());
            decisions.handle(found, decision, reason, effect);
            cases.flush();
            var shown = views.tagged(found);
            return new Reply(200, null, shown.tag().toString(), shown.view());
        });
    }
}

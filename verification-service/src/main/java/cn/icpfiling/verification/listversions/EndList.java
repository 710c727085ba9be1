package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListAct;
import cn.icpfiling.verification.core.ListVersion;
import cn.icpfiling.verification.store.ListVersionTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Discards a draft, or cancels a scheduled version before it begins. One administrator is enough: only activation needs
 * two. Neither can be undone, but the content can be uploaded again.
 */
@ApplicationScoped
class EndList {

    private final IdempotencyService idempotency;
    private final ListVersionTable table;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    EndList(IdempotencyService idempotency, ListVersionTable table, CurrentActor actor, Audit audit, Clock clock) {
        this.idempotency = idempotency;
        this.table = table;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse discard(IdempotentRequest idempotentRequest, UUID id) {
        return idempotency.perform(idempotentRequest, () -> end(id, ListAct.DISCARD));
    }

    StoredResponse cancel(IdempotentRequest idempotentRequest, UUID id) {
        return idempotency.perform(idempotentRequest, () -> end(id, ListAct.CANCEL));
    }

    private Reply end(UUID id, ListAct act) {
        var version = found(id);
        var schedule = table.schedule(version.kind());
        var now = clock.instant();
        AllowedActs.require(act, version.state(schedule, now));
        var ended = act == ListAct.DISCARD
                ? table.discard(id, actor.account(), now)
                : table.cancel(id, actor.account(), now);
        if (!ended) {
            throw AllowedActs.refused(act, found(id).state(schedule, now));
        }
        audit.record(Act.of("LIST." + act, "REFERENCE_LIST", id)
                .with("kind", version.kind())
                .with("version", version.version()));
        return new Reply(200, null, null, ListVersionView.of(found(id), table.schedule(version.kind()), now));
    }

    private ListVersion found(UUID id) {
        return table.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}

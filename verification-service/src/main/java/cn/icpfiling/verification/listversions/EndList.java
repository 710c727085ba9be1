package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
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

    private final Once once;
    private final ListVersionTable table;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    EndList(Once once, ListVersionTable table, CurrentActor actor, Audit audit, Clock clock) {
        this.once = once;
        this.table = table;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    Answer discard(Attempt attempt, UUID id) {
        return once.perform(attempt, () -> end(id, ListAct.DISCARD));
    }

    Answer cancel(Attempt attempt, UUID id) {
        return once.perform(attempt, () -> end(id, ListAct.CANCEL));
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

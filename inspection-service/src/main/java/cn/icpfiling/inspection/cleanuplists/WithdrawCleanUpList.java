package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.inspection.core.cleanuplists.CleanUpList;
import cn.icpfiling.inspection.store.CleanUpListTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Withdraws a list that was loaded by mistake. {@link DismissWithdrawn} then dismisses its findings. */
@ApplicationScoped
class WithdrawCleanUpList {
    private final IdempotencyService idempotency;
    private final CleanUpListTable lists;
    private final CleanUpListViews views;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    WithdrawCleanUpList(
            IdempotencyService idempotency,
            CleanUpListTable lists,
            CleanUpListViews views,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.lists = lists;
        this.views = views;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** 409 CLEAN_UP_LIST_WITHDRAWN if the list was withdrawn before. */
    StoredResponse handle(UUID id, IdempotentRequest request) {
        if (lists.find(id).isEmpty()) {
            throw unknown();
        }
        return idempotency.perform(request, () -> withdraw(lists.locked(id).orElseThrow(WithdrawCleanUpList::unknown)));
    }

    private Reply withdraw(CleanUpList list) {
        if (list.isWithdrawn()) {
            throw new ProblemException(InspectionProblem.CLEAN_UP_LIST_WITHDRAWN, list.id());
        }
        lists.withdraw(list.id(), actor.account(), actor.get().ownAccount(), clock.instant());
        audit.record(Act.of("CLEAN_UP_LIST.WITHDRAW", "CLEAN_UP_LIST", list.id())
                .with("province", list.province())
                .with("kind", list.kind())
                .with("lastDay", list.lastDay())
                .with("matchedRows", list.matchedRows()));
        return new Reply(200, null, null, views.whole(lists.find(list.id()).orElseThrow()));
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}

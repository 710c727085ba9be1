package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** An operation of the caller's partner, whichever of its clients began it. Another partner's does not exist. */
@ApplicationScoped
class ShowOperation {

    private final CurrentActor actor;
    private final BulkOrderTable table;
    private final KeysetPages pages;

    ShowOperation(CurrentActor actor, BulkOrderTable table, KeysetPages pages) {
        this.actor = actor;
        this.table = table;
        this.pages = pages;
    }

    OperationView handle(UUID id) {
        var operation = own(id);
        var count = table.count(id);
        return OperationView.of(operation, count.done(), count.failed());
    }

    Page<ItemResult> results(UUID id, ItemState state, String cursor, Integer wish) {
        own(id);
        var scope = "operation-results:" + actor.get().id() + ":" + id + ":" + state;
        return pages.pageByNumber(
                scope,
                cursor,
                wish,
                ItemResult::line,
                (after, atMost) -> table.results(id, state, after == null ? 0 : after.intValue(), atMost));
    }

    private Operation own(UUID id) {
        return table.operation(id)
                .filter(found -> found.partner().equals(actor.get().partner()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** 404 unless it is the caller's. */
    void requireOwn(String id) {
        try {
            own(Ids.parse(id));
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(noId);
        }
    }
}

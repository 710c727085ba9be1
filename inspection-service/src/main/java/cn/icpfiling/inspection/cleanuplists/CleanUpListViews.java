package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpList;
import cn.icpfiling.inspection.store.CleanUpListTable;
import cn.icpfiling.platform.operation.LineCounts;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Shows lists with the progress of their operation. An operation that was deleted after its time was finished. */
@ApplicationScoped
class CleanUpListViews {
    private final CleanUpListTable lists;
    private final CleanUpListOperations operations;
    private final Clock clock;

    CleanUpListViews(CleanUpListTable lists, CleanUpListOperations operations, Clock clock) {
        this.lists = lists;
        this.operations = operations;
        this.clock = clock;
    }

    /** A list with its outcome. */
    CleanUpListView whole(CleanUpList list) {
        return view(list, CleanUpListView.OutcomeView.of(lists.outcomes(list)));
    }

    /** A list without its outcome. */
    CleanUpListView brief(CleanUpList list) {
        return view(list, null);
    }

    private CleanUpListView view(CleanUpList list, CleanUpListView.OutcomeView outcome) {
        var operation = operations.get().find(list.operationId());
        var counts = operation
                .map(Operation::id)
                .map(operations.get()::counts)
                .orElseGet(() -> new LineCounts(list.rows() - list.faultyRows(), list.faultyRows(), 0));
        var daysLeft = ChronoUnit.DAYS.between(LegalTime.dayOf(clock.instant()), list.lastDay());
        return new CleanUpListView(
                list.id(),
                list.province(),
                list.kind(),
                list.publishedOn(),
                list.lastDay(),
                Math.toIntExact(Math.max(0, daysLeft)),
                list.sourceUrl(),
                list.digest(),
                list.loadedBy(),
                list.loadedAt(),
                list.withdrawnBy(),
                list.withdrawnAt(),
                operation.map(found -> ListState.valueOf(found.state().name())).orElse(ListState.FINISHED),
                counts.progress(list.rows()),
                list.rows(),
                counts.failed(),
                list.matchedRows(),
                Math.max(0, counts.done() - list.matchedRows()),
                outcome);
    }
}

package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListDifference;
import cn.icpfiling.verification.core.ListDifference.Kind;
import cn.icpfiling.verification.lists.ApprovedLists;
import cn.icpfiling.verification.store.ListVersionTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Shows how a version differs from the version in force. The cursors expire when another version takes effect in
 * between.
 */
@ApplicationScoped
class CompareList {

    private final ListVersionTable table;
    private final ApprovedLists lists;
    private final CursorCodec cursors;
    private final CurrentActor actor;
    private final Clock clock;

    CompareList(ListVersionTable table, ApprovedLists lists, CursorCodec cursors, CurrentActor actor, Clock clock) {
        this.table = table;
        this.lists = lists;
        this.cursors = cursors;
        this.actor = actor;
        this.clock = clock;
    }

    ListDifferenceView handle(UUID id, String cursor, Integer wish) {
        var version = table.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        // The first shipped version has always been in force, so there is always one.
        var inForce = table.schedule(version.kind()).at(clock.instant()).orElseThrow();
        var changes = ListDifference.between(
                lists.content(version.kind(), inForce).entries(),
                lists.content(version.kind(), id).entries());
        var scope = "list-difference " + id + " " + inForce.version().id() + " "
                + actor.get().id();
        var from = cursor == null
                ? 0
                : Integer.parseInt(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var to = Math.min(from + limit, changes.size());
        return new ListDifferenceView(
                inForce.version().version(),
                count(changes, Kind.ADDED),
                count(changes, Kind.REMOVED),
                count(changes, Kind.CHANGED),
                changes.subList(from, to).stream()
                        .map(ListDifferenceView.ListChangeView::of)
                        .toList(),
                to < changes.size() ? cursors.encode(scope, List.of(String.valueOf(to))) : null);
    }

    private static int count(List<ListDifference.Change> changes, Kind kind) {
        return (int) changes.stream().filter(change -> change.kind() == kind).count();
    }
}

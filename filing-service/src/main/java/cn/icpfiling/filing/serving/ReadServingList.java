package cn.icpfiling.filing.serving;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the list for an edge that serves by it: a partner's own list, or the whole one. The version is read before the
 * rows. So a page may be newer than its version, but never older. A reader that applies the changes since that version
 * reaches the present list.
 */
@ApplicationScoped
class ReadServingList {

    private static final int MOST = 1000;

    private final ServingTable table;
    private final CurrentActor actor;
    private final CursorCodec cursors;

    ReadServingList(ServingTable table, CurrentActor actor, CursorCodec cursors) {
        this.table = table;
        this.actor = actor;
        this.cursors = cursors;
    }

    /** The query, at the present version of the list. */
    record Question(UUID list, long version, Long since, String cursor, int limit) {

        /** Whether changes since the version that the reader has are to be told. */
        boolean isBehind() {
            return since != null && since != version;
        }
    }

    Question question(Long since, String cursor, Integer limit) {
        var list = Optional.ofNullable(actor.get().partner()).orElse(ServingTable.WHOLE);
        return new Question(list, table.version(list), since, cursor, Math.clamp(limit, 1, MOST));
    }

    ServingListView answer(Question asked) {
        return asked.since() == null ? snapshot(asked) : changes(asked);
    }

    private ServingListView snapshot(Question asked) {
        var version = asked.version();
        var after = "";
        if (asked.cursor() != null) {
            var position = cursors.decode(scope(asked), asked.cursor());
            version = Long.parseLong(position.getFirst());
            requireReached(version, asked);
            after = position.getLast();
        }
        var found = table.page(asked.list(), after, asked.limit() + 1);
        var shown = found.stream().limit(asked.limit()).toList();
        var next = found.size() > shown.size()
                ? cursors.encode(
                        scope(asked),
                        List.of(Long.toString(version), shown.getLast().domain()))
                : null;
        return new ServingListView(version, shown, next);
    }

    private ServingListView changes(Question asked) {
        var after = asked.cursor() == null
                ? asked.since()
                : Long.parseLong(cursors.decode(scope(asked), asked.cursor()).getFirst());
        var found = table.changes(asked.list(), after, asked.limit() + 1);
        requireNoGap(after, asked.version(), found);
        var shown = found.stream().limit(asked.limit()).toList();
        var version = shown.isEmpty() ? after : shown.getLast().version();
        var next = found.size() > shown.size() ? cursors.encode(scope(asked), List.of(Long.toString(version))) : null;
        return new ServingListView(version, shown, next);
    }

    /**
     * Refuses if changes after the version were deleted, or if this list has not reached the version, which then
     * belongs to another list.
     */
    private static void requireNoGap(long after, long version, List<ServedDomain> found) {
        var goesOn = found.isEmpty() ? after == version : found.getFirst().version() == after + 1;
        if (!goesOn) {
            throw new ProblemException(FilingProblem.SERVING_LIST_CHANGES_GONE, after);
        }
    }

    /** Refuses the further pages of a list that was put back to an earlier moment meanwhile (ADR 0065). */
    private static void requireReached(long version, Question asked) {
        if (version > asked.version()) {
            throw new ProblemException(FilingProblem.SERVING_LIST_CHANGES_GONE, version);
        }
    }

    private static String scope(Question asked) {
        return "serving-list:" + asked.list() + ":" + asked.since();
    }
}

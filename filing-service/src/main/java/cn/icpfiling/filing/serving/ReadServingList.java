package cn.icpfiling.filing.serving;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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

    /**
     * The query, at the present version of the list.
     *
     * @param since null for the whole list
     */
    record Question(UUID list, ListVersion present, ListVersion since, String cursor, int limit) {

        /** Whether the reader has another version than the present one. */
        boolean isBehind() {
            return since != null && !present.isThatOf(since);
        }
    }

    Question question(Long since, String mark, String cursor, Integer limit) {
        var list = Optional.ofNullable(actor.get().partner()).orElse(ServingTable.WHOLE);
        return new Question(
                list,
                table.present(list),
                since == null ? null : new ListVersion(since, mark),
                cursor,
                Math.clamp(limit, 1, MOST));
    }

    ServingListView answer(Question asked) {
        return asked.since() == null ? snapshot(asked) : changes(asked);
    }

    private ServingListView snapshot(Question asked) {
        var version = asked.present();
        var after = "";
        if (asked.cursor() != null) {
            var position = cursors.decode(scope(asked), asked.cursor());
            after = position.getLast();
            version =
                    new ListVersion(Long.parseLong(position.getFirst()), position.size() > 2 ? position.get(1) : null);
            requireStands(version, asked);
        }
        var found = table.page(asked.list(), after, asked.limit() + 1);
        var shown = found.stream().limit(asked.limit()).toList();
        var next = found.size() > shown.size()
                ? cursors.encode(scope(asked), position(version, shown.getLast().domain()))
                : null;
        return ServingListView.of(version, shown, next);
    }

    /** The change that made the reader's own version is read, too: it tells whether the reader has that change. */
    private ServingListView changes(Question asked) {
        var after = asked.cursor() == null ? asked.since() : sinceOf(cursors.decode(scope(asked), asked.cursor()));
        var found = table.changesFrom(asked.list(), after.number(), asked.limit() + 2);
        var own = found.stream()
                .limit(1)
                .filter(change -> change.version().number() == after.number())
                .toList();
        var later = found.subList(own.size(), found.size());
        requireSame(after, own);
        requireNoGap(after.number(), asked.present().number(), later);
        var shown = later.stream().limit(asked.limit()).toList();
        var reached = shown.isEmpty() ? own : shown;
        var version = reached.isEmpty()
                ? new ListVersion(after.number(), null)
                : reached.getLast().version();
        var next = later.size() > shown.size() ? cursors.encode(scope(asked), position(version)) : null;
        return ServingListView.of(
                version, shown.stream().map(ServedChange::item).toList(), next);
    }

    private static ListVersion sinceOf(List<String> position) {
        return new ListVersion(Long.parseLong(position.getFirst()), position.size() > 1 ? position.get(1) : null);
    }

    /** A cursor of the last release has the number alone, and that release reads the first and the last part of this one. */
    private static List<String> position(ListVersion version, String... last) {
        var position = new ArrayList<>(List.of(Long.toString(version.number())));
        Optional.ofNullable(version.mark()).ifPresent(position::add);
        position.addAll(List.of(last));
        return position;
    }

    /** Refuses a reader that has another change at this number than the list: its own was undone by a restore (ADR 0068). */
    private static void requireSame(ListVersion after, List<ServedChange> own) {
        if (after.number() > 0
                && after.mark() != null
                && own.stream().noneMatch(change -> change.version().isThatOf(after))) {
            throw gone(after.number());
        }
    }

    /**
     * Refuses if changes after the version were deleted, or if this list has not reached the version, which then
     * belongs to another list.
     */
    private static void requireNoGap(long after, long present, List<ServedChange> later) {
        var goesOn =
                later.isEmpty() ? after == present : later.getFirst().version().number() == after + 1;
        if (!goesOn) {
            throw gone(after);
        }
    }

    /** Refuses the further pages of a list that was put back to an earlier moment meanwhile (ADR 0065, ADR 0068). */
    private void requireStands(ListVersion begun, Question asked) {
        if (begun.number() > asked.present().number()) {
            throw gone(begun.number());
        }
        if (begun.number() > 0 && begun.mark() != null && !asked.present().isThatOf(begun)) {
            requireSame(begun, table.changesFrom(asked.list(), begun.number(), 1));
        }
    }

    private static ProblemException gone(long version) {
        return new ProblemException(FilingProblem.SERVING_LIST_CHANGES_GONE, version);
    }

    private static String scope(Question asked) {
        return "serving-list:" + asked.list() + ":"
                + (asked.since() == null ? null : asked.since().number());
    }
}

package cn.icpfiling.account.events;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.EventTypes;
import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Lists the caller's events, oldest first. Unlike other lists, this one has a cursor on its last page too, because its end moves on; so it
 * does not use KeysetPages, but the same codec.
 */
@RequestScoped
class ListEvents {

    /** Rows read at a time. With a type filter one request looks at no more than ten times as many. */
    private static final int BATCH = Page.MAX_LIMIT;

    private static final int MOST_BATCHES = 10;

    private final EventTable events;
    private final CursorCodec cursors;
    private final CurrentActor actor;

    ListEvents(EventTable events, CursorCodec cursors, CurrentActor actor) {
        this.events = events;
        this.cursors = cursors;
        this.actor = actor;
    }

    /** @param after null for the oldest event that is kept; refused with EVENTS_DELETED if events behind it are deleted */
    @Transactional
    EventPage handle(String after, EventTypes types, Integer wish) {
        var owner = actor.caller();
        var scope = "events:" + owner;
        // Before the rows: up to this number all are committed.
        var range = events.range(owner);
        var from = after == null
                ? range.deleted()
                : Long.parseLong(cursors.decode(scope, after).getFirst());
        if (from < range.deleted()) {
            throw new ProblemException(AccountProblem.EVENTS_DELETED);
        }
        return page(owner, scope, after == null, from, range.last(), types, Page.limit(wish));
    }

    /** @param begins whether the reader has no cursor yet, and so misses nothing that is deleted meanwhile */
    private EventPage page(
            UUID owner, String scope, boolean begins, long from, long last, EventTypes types, int limit) {
        var found = new ArrayList<EventView>();
        var at = from;
        for (var batch = 0; batch < MOST_BATCHES && at < last && found.size() < limit; batch++) {
            var rows = events.after(owner, at, last, BATCH);
            if (!(begins && batch == 0)) {
                requireNext(rows, at);
            }
            at = rows.size() < BATCH ? last : rows.getLast().number();
            at = take(rows, types, limit, found, at);
        }
        return new EventPage(found, cursors.encode(scope, List.of(Long.toString(at))), at < last);
    }

    /** Numbers have no gap, so what does not begin with the next one was deleted after the range was read. */
    private static void requireNext(List<EventTable.Row> rows, long at) {
        if (rows.isEmpty() || rows.getFirst().number() != at + 1) {
            throw new ProblemException(AccountProblem.EVENTS_DELETED);
        }
    }

    /** Returns the number up to which the rows were looked at. */
    private static long take(List<EventTable.Row> rows, EventTypes types, int limit, List<EventView> found, long all) {
        for (var row : rows) {
            if (types.matches(row.type())) {
                found.add(EventView.of(row));
                if (found.size() == limit) {
                    return row.number();
                }
            }
        }
        return all;
    }
}

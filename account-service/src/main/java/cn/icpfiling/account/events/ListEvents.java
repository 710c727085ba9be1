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

    /**
     * @param after null for the oldest event that is kept; refused with EVENTS_DELETED if events behind it are deleted, and with
     *     EVENTS_RESTORED if the log was put back since (ADR 0065)
     */
    @Transactional
    EventPage handle(String after, EventTypes types, Integer wish) {
        var owner = actor.caller();
        var scope = "events:" + owner;
        // Before the rows: up to this number all are committed.
        var range = events.range(owner);
        var from = after == null
                ? new LogPlace(range.deleted(), null)
                : standing(owner, LogPlace.of(cursors.decode(scope, after)), range);
        return page(owner, scope, after == null, from, range.last(), types, Page.limit(wish));
    }

    /** The place in the log as it is now, by one read by key. The event that was deleted last has no row to compare with. */
    private LogPlace standing(UUID owner, LogPlace place, EventTable.Range range) {
        if (place.number() > range.last()) {
            throw new ProblemException(AccountProblem.EVENTS_RESTORED);
        }
        if (place.number() < range.deleted()) {
            throw new ProblemException(AccountProblem.EVENTS_DELETED);
        }
        if (place.number() == range.deleted()) {
            return place;
        }
        var present = events.idAt(owner, place.number())
                .orElseThrow(() -> new ProblemException(AccountProblem.EVENTS_DELETED));
        if (!place.isAt(present)) {
            throw new ProblemException(AccountProblem.EVENTS_RESTORED);
        }
        return new LogPlace(place.number(), present);
    }

    /** @param begins whether the reader has no cursor yet, and so misses nothing that is deleted meanwhile */
    private EventPage page(
            UUID owner, String scope, boolean begins, LogPlace from, long last, EventTypes types, int limit) {
        var found = new ArrayList<EventView>();
        var at = from;
        for (var batch = 0; batch < MOST_BATCHES && at.number() < last && found.size() < limit; batch++) {
            var rows = events.after(owner, at.number(), last, BATCH);
            if (!(begins && batch == 0)) {
                requireNext(rows, at.number());
            }
            at = rows.isEmpty() ? new LogPlace(last, null) : take(rows, types, limit, found);
        }
        return new EventPage(found, cursors.encode(scope, at.cursor()), at.number() < last);
    }

    /** Numbers have no gap, so what does not begin with the next one was deleted after the range was read. */
    private static void requireNext(List<EventTable.Row> rows, long at) {
        if (rows.isEmpty() || rows.getFirst().number() != at + 1) {
            throw new ProblemException(AccountProblem.EVENTS_DELETED);
        }
    }

    /** Returns the place up to which the rows were looked at. */
    private static LogPlace take(List<EventTable.Row> rows, EventTypes types, int limit, List<EventView> found) {
        var looked = rows.getLast();
        for (var row : rows) {
            if (types.matches(row.type())) {
                found.add(EventView.of(row));
                if (found.size() == limit) {
                    looked = row;
                    break;
                }
            }
        }
        return new LogPlace(looked.number(), looked.eventId());
    }
}

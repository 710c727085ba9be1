package cn.icpfiling.account.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Up to where a reader knows a log, as its cursor has it. The id of the event shows that the number is still that event's: after the
 * database was put back to an earlier moment, numbers come again (ADR 0065).
 *
 * @param event null where the log has no such event (its beginning, or a number whose event is deleted), and in cursors of an earlier release
 */
record LogPlace(long number, UUID event) {

    static LogPlace of(List<String> cursor) {
        return new LogPlace(
                Long.parseLong(cursor.getFirst()), cursor.size() == 1 ? null : UUID.fromString(cursor.get(1)));
    }

    List<String> cursor() {
        var text = Long.toString(number);
        return event == null ? List.of(text) : List.of(text, event.toString());
    }

    /** Whether the event that has the number now is the one that the reader knows, as far as the cursor says. */
    boolean isAt(UUID present) {
        return event == null || Objects.equals(event, present);
    }
}

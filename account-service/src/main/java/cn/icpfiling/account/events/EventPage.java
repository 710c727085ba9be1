package cn.icpfiling.account.events;

import java.util.List;

/**
 * A page of the log.
 *
 * @param next cursor behind the last event that was looked at, also of the last page: the next request goes on there
 * @param more whether events follow already
 */
public record EventPage(List<EventView> items, String next, boolean more) {

    public EventPage {
        items = List.copyOf(items);
    }
}

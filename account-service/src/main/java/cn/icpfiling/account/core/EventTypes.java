package cn.icpfiling.account.core;

import java.util.List;

/**
 * The event types that a reader wants: literal names such as {@code filing.order.completed}, or a prefix such as {@code filing.order.*}.
 * Without items, all types.
 */
public record EventTypes(List<String> items) {

    /** The form of an item. */
    public static final String FORM = "^[a-z]+(\\.[a-z-]+){0,3}(\\.\\*)?$";

    private static final String ANY = ".*";

    public EventTypes {
        items = List.copyOf(items);
    }

    /** Reads an absent list as all types. */
    public static EventTypes of(List<String> wanted) {
        return new EventTypes(
                wanted == null ? List.of() : wanted.stream().distinct().toList());
    }

    public boolean matches(String type) {
        return items.isEmpty() || items.stream().anyMatch(item -> matches(item, type));
    }

    private static boolean matches(String item, String type) {
        return item.endsWith(ANY) ? type.startsWith(item.substring(0, item.length() - 1)) : item.equals(type);
    }
}

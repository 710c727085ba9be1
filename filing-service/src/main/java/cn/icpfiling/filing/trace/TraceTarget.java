package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.history.HistoryPosition;
import cn.icpfiling.platform.history.HistoryQuestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The subject of a trace, in the ids and names by which the services know it.
 *
 * @param objectType type of the object that the audit names
 * @param known false if this service has neither an order nor a record of it
 * @param ids by the name of their kind
 * @param names domains and filing numbers
 */
record TraceTarget(
        String objectType, UUID id, boolean known, Map<String, List<UUID>> ids, Map<String, List<String>> names) {

    static final String ORDER = "order";
    /** Filed subjects that are traced with everything that belongs to them. */
    static final String SUBJECT = "subject";
    /** Filed subjects themselves, without their other services. */
    static final String OWNER = "owner";

    static final String SERVICE = "service";
    /** Orders that partners prefilled, also those from which no order was opened. */
    static final String PREFILLED = "prefilled";

    static final String DOMAIN = "domain";
    static final String NUMBER = "number";

    TraceTarget {
        ids = distinct(ids);
        names = distinct(names);
    }

    HistoryQuestion after(HistoryPosition position, int limit) {
        return new HistoryQuestion(ids, names, position, limit);
    }

    private static <T> Map<String, List<T>> distinct(Map<String, List<T>> some) {
        return some.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> List.copyOf(new LinkedHashSet<>(entry.getValue()))));
    }
}

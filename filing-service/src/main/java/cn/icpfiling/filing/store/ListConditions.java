package cn.icpfiling.filing.store;

import io.quarkus.panache.common.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The conditions of a list, newest first, or by time of change. Ids are UUIDv7, so their order is the order of creation.
 * A null condition is left out of the statement, so that an index can serve the rest.
 */
final class ListConditions {

    private static final String NEWEST_FIRST = "order by id desc";

    private static final UUID BEHIND_ALL = new UUID(-1, -1);

    private final List<String> conditions = new ArrayList<>();
    private final Parameters parameters = new Parameters();
    private String sorted = NEWEST_FIRST;

    static ListConditions of(OwnerFilter owner) {
        return new ListConditions().and("holder", owner.holder()).and("partner", owner.partner());
    }

    /**
     * Keeps what is about a service that the caller sees.
     *
     * @param field the id of the service
     */
    ListConditions seen(String field, OwnerFilter owner) {
        if (owner.services() != null) {
            conditions.add(field + " in (:seen)");
            parameters.and("seen", owner.services());
        }
        return this;
    }

    ListConditions and(String field, Object value) {
        return and(field, "=", value);
    }

    /**
     * Adds the cursor; null is the first page. The first page has a condition on the id too: without it the planner
     * merged two indexes and sorted the result.
     */
    ListConditions before(UUID id) {
        return and("id", "<", id == null ? BEHIND_ALL : id);
    }

    /**
     * Sorts by the time of the last change, the oldest change first.
     *
     * @param since the first time
     * @param after the last row of the page before; null for the first page
     */
    ListConditions changedSince(Instant since, OrderRepository.Changed after) {
        sorted = "order by changedAt, id";
        if (after == null) {
            return and("changedAt", ">=", since);
        }
        // The first condition alone is a range of an index.
        conditions.add("changedAt >= :at and (changedAt > :at or id > :id)");
        parameters.and("at", after.at()).and("id", after.id());
        return this;
    }

    private ListConditions and(String field, String compared, Object value) {
        if (value != null) {
            var name = "p" + conditions.size();
            conditions.add(field + " " + compared + " :" + name);
            parameters.and(name, value);
        }
        return this;
    }

    String query() {
        return String.join(" and ", conditions) + " " + sorted;
    }

    Parameters parameters() {
        return parameters;
    }
}

package cn.icpfiling.filing.store;

import io.quarkus.panache.common.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The conditions of a list, newest first; ids are UUIDv7, so the id is the order of creation. What asks for anything is left out
 * of the statement: an index serves what stands in it.
 */
final class Where {

    private static final String NEWEST_FIRST = "order by id desc";

    private static final UUID BEHIND_ALL = new UUID(-1, -1);

    private final List<String> conditions = new ArrayList<>();
    private final Parameters parameters = new Parameters();

    static Where of(Whose whose) {
        return new Where().and("holder", whose.holder()).and("partner", whose.partner());
    }

    Where and(String field, Object value) {
        return and(field, "=", value);
    }

    /**
     * What comes behind that id; null is the first page. It is asked for like all others: without a condition on the id the planner
     * finds ways of its own, and brought two indexes together only to sort what they have in common.
     */
    Where before(UUID id) {
        return and("id", "<", id == null ? BEHIND_ALL : id);
    }

    private Where and(String field, String compared, Object value) {
        if (value != null) {
            var name = "p" + conditions.size();
            conditions.add(field + " " + compared + " :" + name);
            parameters.and(name, value);
        }
        return this;
    }

    String query() {
        return String.join(" and ", conditions) + " " + NEWEST_FIRST;
    }

    Parameters parameters() {
        return parameters;
    }
}

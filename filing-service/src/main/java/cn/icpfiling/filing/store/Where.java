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

    private final List<String> conditions = new ArrayList<>();
    private final Parameters parameters = new Parameters();

    static Where of(Whose whose) {
        return new Where().and("holder", whose.holder()).and("partner", whose.partner());
    }

    Where and(String field, Object value) {
        return and(field, "=", value);
    }

    Where before(UUID id) {
        return and("id", "<", id);
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
        return conditions.isEmpty() ? NEWEST_FIRST : String.join(" and ", conditions) + " " + NEWEST_FIRST;
    }

    Parameters parameters() {
        return parameters;
    }
}

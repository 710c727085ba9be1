package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Filing numbers that left the register by our own records. No number is given twice, so a source that still shows one
 * lags.
 */
@ApplicationScoped
public class EndedNumberTable {

    private final Sql sql;

    EndedNumberTable(Sql sql) {
        this.sql = sql;
    }

    /** Returns the ended numbers among these, of subjects and services. */
    public Set<String> among(Collection<String> numbers) {
        var asked = new TreeSet<>(numbers);
        if (asked.isEmpty()) {
            return Set.of();
        }
        var places = String.join(", ", Collections.nCopies(asked.size(), "?"));
        var values = new ArrayList<Object>(asked);
        values.addAll(asked);
        return Set.copyOf(sql.list(
                row -> row.getString(1),
                "SELECT service_number FROM filed_services WHERE status = 'DEREGISTERED' AND service_number IN ("
                        + places
                        + ") UNION SELECT subject_number FROM subjects WHERE status = 'DEREGISTERED' AND subject_number IN ("
                        + places + ")",
                values.toArray()));
    }
}

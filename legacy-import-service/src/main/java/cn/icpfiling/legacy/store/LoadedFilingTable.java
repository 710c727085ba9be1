package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.PreparedRow;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Marks filings as FILED_HERE that a load just stored although their certificate or a domain is filed here. The step is
 * that of {@code LegacyLifecycle}; it is a statement over many rows, so it stands here.
 */
@ApplicationScoped
public class LoadedFilingTable {
    private static final String MARK = "UPDATE legacy_filings f %s SET f.state = 'FILED_HERE', f.changed_at = ?,"
            + " f.version = f.version + 1 WHERE f.state = 'WAITING' AND %s IN ";
    private static final String BY_CERTIFICATE =
            MARK.formatted("JOIN filed_holders h ON h.certificate_index = f.certificate_index", "f.id");
    private static final String BY_CERTIFICATE_B =
            MARK.formatted("JOIN filed_holders h ON h.certificate_index_b = f.certificate_index_b", "f.id");
    private static final String BY_DOMAIN = MARK.formatted("JOIN legacy_domains d ON d.filing_id = f.id", "d.domain");

    private final Sql sql;

    LoadedFilingTable(Sql sql) {
        this.sql = sql;
    }

    /** Looks at rows that were just stored, in the caller's transaction. */
    public void markFiledHere(LoadKind kind, List<PreparedRow> rows, Instant at) {
        if (kind == LoadKind.SUBJECTS) {
            var filings = rows.stream().map(PreparedRow::id).toList();
            mark(BY_CERTIFICATE, filings, at);
            mark(BY_CERTIFICATE_B, filings, at);
        } else if (kind == LoadKind.DOMAINS) {
            mark(BY_DOMAIN, filedHere(rows), at);
        }
    }

    private List<String> filedHere(List<PreparedRow> rows) {
        return rows.isEmpty()
                ? List.of()
                : sql.list(
                        row -> row.getString(1),
                        "SELECT DISTINCT domain FROM filed_domains WHERE domain IN " + places(rows),
                        rows.stream().map(row -> row.values()[0]).toArray());
    }

    private void mark(String statement, List<?> keys, Instant at) {
        if (!keys.isEmpty()) {
            var values = new ArrayList<Object>(List.of(at));
            values.addAll(keys);
            sql.update(statement + places(keys), values.toArray());
        }
    }

    private static String places(Collection<?> keys) {
        return "(" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
    }
}

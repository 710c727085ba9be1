package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.UniqueKey;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the old platform may know more than the tables say. A file that merely lies ready counts for nothing: it may lie there for a
 * week, and no filing could be opened meanwhile.
 */
@ApplicationScoped
public class LoadingRowsTable {
    private static final String RUNNING = "SELECT 1 FROM legacy_load_files f JOIN legacy_loads l ON l.id = f.load_id"
            + " JOIN operations o ON o.id = l.operation_id WHERE f.state = 'READY' AND f.kind IN ('SUBJECTS', 'DOMAINS')"
            + " AND NOT l.dry_run AND o.finished_at IS NULL LIMIT 1";
    private static final String ASIDE =
            "SELECT 1 FROM legacy_set_aside_rows WHERE kind = ? AND state = 'WAITING' AND row_id = ? LIMIT 1";

    private final Sql sql;

    LoadingRowsTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whether a filing of the domain may be among rows that a running load has not stored, or the row of the domain waits for its
     * correction. A set-aside row of a subject names no certificate that could be asked for: its fields are encrypted.
     *
     * @param domain in A-labels
     */
    public boolean mayBring(String domain) {
        return sql.first(row -> true, RUNNING).isPresent()
                || sql.first(row -> true, ASIDE, LoadKind.DOMAINS.name(), UniqueKey.digest(domain))
                        .isPresent();
    }
}

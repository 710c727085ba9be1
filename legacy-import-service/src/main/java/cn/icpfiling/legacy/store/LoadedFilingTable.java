package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.PreparedRow;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

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
            mark(BY_CERTIFICATE, ofFiledHolders("certificate_index", rows), at);
            mark(BY_CERTIFICATE_B, ofFiledHolders("certificate_index_b", rows), at);
        } else if (kind == LoadKind.DOMAINS) {
            mark(BY_DOMAIN, filedHere(rows), at);
        }
    }

    /** The filings whose certificate has this slot and is a holder's here: few, so that few are looked at to be changed. */
    private List<UUID> ofFiledHolders(String slot, List<PreparedRow> rows) {
        var place = LegacyTarget.SUBJECTS.columns().indexOf(slot);
        var filings = new HashMap<UUID, UUID>();
        for (var row : rows) {
            if (row.values()[place] instanceof byte[] index) {
                filings.put(Binary.toUuid(index), row.id());
            }
        }
        var found = new ArrayList<UUID>();
        for (var page : KeyPages.of(filings.keySet())) {
            found.addAll(sql.list(
                    row -> filings.get(Binary.toUuid(row.getBytes(1))),
                    "SELECT DISTINCT " + slot + " FROM filed_holders WHERE " + slot + " IN " + KeyPages.places(page),
                    page));
        }
        return found;
    }

    private List<String> filedHere(List<PreparedRow> rows) {
        var found = new ArrayList<String>();
        for (var page : KeyPages.of(rows.stream().map(row -> row.values()[0]).toList())) {
            found.addAll(sql.list(
                    row -> row.getString(1),
                    "SELECT DISTINCT domain FROM filed_domains WHERE domain IN " + KeyPages.places(page),
                    page));
        }
        return found;
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

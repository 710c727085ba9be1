package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.StoredLook;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The looks that are kept as evidence. */
@ApplicationScoped
public class ScanLookTable {
    private final Sql sql;

    ScanLookTable(Sql sql) {
        this.sql = sql;
    }

    /** Stores looks. A look of the same scan at the same domain replaces the stored one. */
    public void write(List<StoredLook> looks) {
        for (var from = 0; from < looks.size(); from += SiteScanTable.ROWS_A_STATEMENT) {
            insert(looks.subList(from, Math.min(from + SiteScanTable.ROWS_A_STATEMENT, looks.size())));
        }
    }

    private void insert(List<StoredLook> looks) {
        var values = new ArrayList<>();
        looks.forEach(look -> Collections.addAll(
                values,
                look.id(),
                look.site().serviceId(),
                look.site().domain(),
                look.scan(),
                look.at(),
                look.health().name(),
                look.verdict(),
                JsonText.write(look.evidence())));
        sql.update(
                "INSERT INTO scan_looks (look_id, service_id, domain, scan_number, looked_at, health, verdict, evidence) VALUES "
                        + String.join(", ", Collections.nCopies(looks.size(), "(?, ?, ?, ?, ?, ?, ?, ?)"))
                        + " ON DUPLICATE KEY UPDATE looked_at = VALUES(looked_at), health = VALUES(health),"
                        + " verdict = VALUES(verdict), evidence = VALUES(evidence)",
                values.toArray());
    }

    /** The newest looks at a domain, the newest first. */
    public List<StoredLook> newest(ScannedSite.Key site, int limit) {
        return sql.list(
                row -> look(site, row),
                "SELECT look_id, scan_number, looked_at, health, verdict, evidence FROM scan_looks"
                        + " WHERE service_id = ? AND domain = ? ORDER BY look_id DESC LIMIT ?",
                site.serviceId(),
                site.domain(),
                limit);
    }

    /** The newest look that found the domain or a sub-domain of it at the provider. */
    public Optional<StoredLook> newestHere(ScannedSite.Key site) {
        return sql.first(
                row -> look(site, row),
                "SELECT look_id, scan_number, looked_at, health, verdict, evidence FROM scan_looks"
                        + " WHERE service_id = ? AND domain = ? AND health = 'HERE' ORDER BY look_id DESC LIMIT 1",
                site.serviceId(),
                site.domain());
    }

    /** Deletes at most that many looks before a time; returns how many. */
    public int forget(Instant before, int limit) {
        return sql.update("DELETE FROM scan_looks WHERE looked_at < ? LIMIT ?", before, limit);
    }

    private static StoredLook look(ScannedSite.Key site, ResultSet row) throws SQLException {
        return new StoredLook(
                Binary.toUuid(row.getBytes(1)),
                site,
                row.getObject(2, Long.class),
                instant(row, 3),
                Health.valueOf(row.getString(4)),
                row.getString(5),
                JsonText.read(row.getString(6), LookEvidence.class));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}

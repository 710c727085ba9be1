package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.AuditEntry;
import cn.icpfiling.platform.auditchain.Link;
import cn.icpfiling.platform.database.Binary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Reads rows of the audit, for the service and for the verifier. */
final class AuditRows {
    static final String ENTRY =
            "e.id, e.at, e.account, e.client, e.roles, e.act, e.object_type, e.object_id, e.outcome,"
                    + " e.reason, e.details, e.trace_id, e.key_id, e.mac";

    private AuditRows() {}

    /** Returns null where an outer join found no entry. */
    static AuditEntry entry(ResultSet row) throws SQLException {
        var id = row.getBytes("e.id");
        return id == null
                ? null
                : new AuditEntry(
                        Binary.toUuid(id),
                        instant(row, "e.at"),
                        uuid(row, "e.account"),
                        row.getString("e.client"),
                        row.getString("e.roles"),
                        row.getString("e.act"),
                        row.getString("e.object_type"),
                        uuid(row, "e.object_id"),
                        row.getString("e.outcome"),
                        row.getString("e.reason"),
                        row.getString("e.details"),
                        row.getString("e.trace_id"),
                        row.getInt("e.key_id"),
                        row.getBytes("e.mac"));
    }

    static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getLong("c.number"),
                uuid(row, "c.entry_id"),
                row.getInt("c.key_id"),
                row.getBytes("c.hash"),
                instant(row, "c.chained_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }
}

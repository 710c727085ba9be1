package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.ConcernReason;
import cn.icpfiling.inspection.core.ConcernState;
import cn.icpfiling.inspection.core.DomainConcern;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The concerns about filed domains. The inbox processes one event of a domain at a time. */
@ApplicationScoped
public class DomainConcernTable {
    private static final TypeReference<List<ConcernReason>> REASONS = new TypeReference<>() {};
    private static final String OF_STATE =
            "SELECT concern_id, filed_domain_id, domain, service_id, service_number, subject_id, reasons, since,"
                    + " verification_id, told_at, state, ended_at FROM domain_concerns WHERE state = ? ";

    private final Sql sql;

    DomainConcernTable(Sql sql) {
        this.sql = sql;
    }

    /** Locks the domain's open concern and returns its reasons; none if there is no open one. */
    public List<ConcernReason> lockedReasons(UUID filedDomainId) {
        return sql.first(
                        row -> JsonText.read(row.getString(1), REASONS),
                        "SELECT reasons FROM domain_concerns WHERE open_domain = ? FOR UPDATE",
                        filedDomainId)
                .orElse(List.of());
    }

    /** Opens a concern, or updates the reasons of the domain's open one. */
    public void open(DomainConcern concern) {
        var changed = sql.update(
                "UPDATE domain_concerns SET reasons = ?, since = ?, verification_id = ?, told_at = ? WHERE open_domain = ?",
                JsonText.write(concern.reasons()),
                concern.since(),
                concern.verificationId(),
                concern.toldAt(),
                concern.filedDomainId());
        if (changed == 0) {
            sql.update(
                    "INSERT INTO domain_concerns (concern_id, filed_domain_id, domain, service_id, service_number, subject_id, reasons,"
                            + " since, verification_id, told_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')",
                    concern.id(),
                    concern.filedDomainId(),
                    concern.domain(),
                    concern.serviceId(),
                    concern.serviceNumber(),
                    concern.subjectId(),
                    JsonText.write(concern.reasons()),
                    concern.since(),
                    concern.verificationId(),
                    concern.toldAt());
        }
    }

    /** Ends the domain's open concern, if there is one. */
    public void end(UUID filedDomainId, ConcernState how, Instant at) {
        sql.update(
                "UPDATE domain_concerns SET state = ?, ended_at = ? WHERE open_domain = ?",
                how.name(),
                at,
                filedDomainId);
    }

    /** Returns the newest first: those older than the given id, or from the newest if it is null. */
    public List<DomainConcern> page(ConcernState state, UUID before, int limit) {
        return before == null
                ? sql.list(
                        DomainConcernTable::concern, OF_STATE + "ORDER BY concern_id DESC LIMIT ?", state.name(), limit)
                : sql.list(
                        DomainConcernTable::concern,
                        OF_STATE + "AND concern_id < ? ORDER BY concern_id DESC LIMIT ?",
                        state.name(),
                        before,
                        limit);
    }

    private static DomainConcern concern(ResultSet row) throws SQLException {
        return new DomainConcern(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                row.getString(3),
                Binary.toUuid(row.getBytes(4)),
                row.getString(5),
                Binary.toUuid(row.getBytes(6)),
                JsonText.read(row.getString(7), REASONS),
                instant(row, 8),
                Binary.toUuid(row.getBytes(9)),
                instant(row, 10),
                ConcernState.valueOf(row.getString(11)),
                instant(row, 12));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}

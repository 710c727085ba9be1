package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.CheckResult;
import cn.icpfiling.inspection.core.Settlement;
import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.core.SpotCheckItem;
import cn.icpfiling.inspection.core.SpotCheckState;
import cn.icpfiling.platform.crypto.FieldCipher;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The authority's spot checks. The authority's words are encrypted. */
@ApplicationScoped
public class SpotCheckTable {
    static final String TABLE = "spot_checks";
    private static final String ALL =
            "SELECT spot_check_id, task, subject_id, service_id, items, due_at, requested_at, note, state, version, round, "
                    + "answers, settled_at, decided_at, opinion FROM spot_checks ";

    private static final TypeReference<List<SpotCheckItem>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<Map<SpotCheckItem, CheckResult>> ANSWERS = new TypeReference<>() {};

    private final Sql sql;
    private final FieldCipher cipher;

    SpotCheckTable(Sql sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /** Inserts a spot check. An existing one stays unchanged. */
    public void keep(SpotCheck check) {
        sql.update(
                "INSERT IGNORE INTO spot_checks (spot_check_id, task, subject_id, service_id, items, due_at, requested_at, note) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                check.id(),
                check.task(),
                check.subjectId(),
                check.serviceId(),
                JsonText.write(check.items()),
                check.dueAt(),
                check.requestedAt(),
                check.note().isEmpty() ? null : cipher.encrypt(TABLE, "note", check.id(), check.note()));
    }

    public Optional<SpotCheck> find(UUID id) {
        return sql.first(this::check, ALL + "WHERE spot_check_id = ?", id);
    }

    /** Locks the spot check until the end of the caller's transaction. */
    public Optional<SpotCheck> locked(UUID id) {
        return sql.first(this::check, ALL + "WHERE spot_check_id = ? FOR UPDATE", id);
    }

    /** Changes a spot check that the caller has locked. */
    public void change(UUID id, Settlement now) {
        sql.update(
                "UPDATE spot_checks SET state = ?, version = ?, round = ?, answers = ?, settled_at = ?, decided_at = ?, opinion = ? "
                        + "WHERE spot_check_id = ?",
                now.state().name(),
                now.version(),
                now.round(),
                JsonText.write(now.answers()),
                now.settledAt(),
                now.decidedAt(),
                now.opinion().isEmpty() ? null : cipher.encrypt(TABLE, "opinion", id, now.opinion()),
                id);
    }

    /** Returns the newest first: those older than the given id, or from the newest if it is null. */
    public List<SpotCheck> page(UUID before, int limit) {
        return before == null
                ? sql.list(this::check, ALL + "ORDER BY spot_check_id DESC LIMIT ?", limit)
                : sql.list(
                        this::check,
                        ALL + "WHERE spot_check_id < ? ORDER BY spot_check_id DESC LIMIT ?",
                        before,
                        limit);
    }

    private SpotCheck check(ResultSet row) throws SQLException {
        var id = Binary.toUuid(row.getBytes(1));
        var service = row.getBytes(4);
        var note = row.getBytes(8);
        return new SpotCheck(
                id,
                row.getString(2),
                Binary.toUuid(row.getBytes(3)),
                service == null ? null : Binary.toUuid(service),
                JsonText.read(row.getString(5), ITEMS),
                instant(row, 6),
                instant(row, 7),
                note == null ? "" : cipher.decrypt(TABLE, "note", id, note),
                settlement(id, row));
    }

    private Settlement settlement(UUID id, ResultSet row) throws SQLException {
        var opinion = row.getBytes(15);
        return new Settlement(
                SpotCheckState.valueOf(row.getString(9)),
                row.getLong(10),
                row.getInt(11),
                answers(row.getString(12)),
                instant(row, 13),
                instant(row, 14),
                opinion == null ? "" : cipher.decrypt(TABLE, "opinion", id, opinion));
    }

    private static Map<SpotCheckItem, CheckResult> answers(String written) {
        return written == null ? Map.of() : JsonText.read(written, ANSWERS);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}

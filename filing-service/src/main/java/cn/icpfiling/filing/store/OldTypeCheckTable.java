package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Type checks by their age. */
@ApplicationScoped
public class OldTypeCheckTable {

    /** The checks between two instants and after a position, the oldest first. */
    public static final String NEXT = """
        SELECT c.id, c.checked_at,
          EXISTS (SELECT 1 FROM orders o WHERE o.type_check_id = c.id)
            OR EXISTS (SELECT 1 FROM status_inquiries i WHERE i.type_check_id = c.id)
            OR EXISTS (SELECT 1 FROM offline_deregistrations d WHERE d.type_check_id = c.id)
        FROM filing_type_checks c
        WHERE c.checked_at >= ? AND c.checked_at < ? AND (c.checked_at > ? OR c.id > ?)
        ORDER BY c.checked_at, c.id LIMIT ?""";

    private final Sql sql;

    OldTypeCheckTable(Sql sql) {
        this.sql = sql;
    }

    /** Where a check stands among all. */
    public record Position(Instant checkedAt, UUID id) {

        /** Before all checks. */
        public static final Position FIRST = new Position(Instant.EPOCH, new UUID(0, 0));
    }

    /** @param named whether an order, a status inquiry or an offline case was opened from the check */
    public record OldCheck(Position position, boolean named) {}

    /** Returns the next checks after the position that are older than the instant, the oldest first. */
    public List<OldCheck> next(Position after, Instant before, int most) {
        return sql.list(
                row -> new OldCheck(
                        new Position(
                                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                Binary.toUuid(row.getBytes(1))),
                        row.getBoolean(3)),
                NEXT,
                after.checkedAt(),
                before,
                after.checkedAt(),
                after.id(),
                most);
    }

    /** Deletes these checks and returns how many were still there. */
    public int forget(List<UUID> checks) {
        if (checks.isEmpty()) {
            return 0;
        }
        var marks = String.join(", ", Collections.nCopies(checks.size(), "?"));
        return sql.update("DELETE FROM filing_type_checks WHERE id IN (" + marks + ")", checks.toArray());
    }
}

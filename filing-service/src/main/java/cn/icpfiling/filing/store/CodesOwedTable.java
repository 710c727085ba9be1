package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which principals of an order still owe the authority's code. */
@ApplicationScoped
public class CodesOwedTable {

    private static final TypeReference<List<PrincipalPart>> PARTS = new TypeReference<>() {};

    private final Sql sql;

    CodesOwedTable(Sql sql) {
        this.sql = sql;
    }

    /** @param until the deadline of the order's codes, to which the answer belongs */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(UUID order, Collection<PrincipalPart> parts, Instant until) {
        sql.update(
                "INSERT INTO owed_order_codes (order_id, parts, sms_until) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE parts = VALUES(parts), sms_until = VALUES(sms_until)",
                order,
                JsonText.write(List.copyOf(parts)),
                until);
    }

    /** Returns the parts; empty if the authority named no principal for this deadline. */
    public List<PrincipalPart> of(UUID order, Instant until) {
        return sql.first(
                        row -> JsonText.readList(row.getString(1), PARTS),
                        "SELECT parts FROM owed_order_codes WHERE order_id = ? AND sms_until = ?",
                        order,
                        until)
                .orElse(List.of());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void delete(UUID order) {
        sql.update("DELETE FROM owed_order_codes WHERE order_id = ?", order);
    }
}

package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Subjects whose record a migration changed, until the other services have been told. */
@ApplicationScoped
public class UntoldRecordTable {

    private final Sql sql;

    UntoldRecordTable(Sql sql) {
        this.sql = sql;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> first(int limit) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT subject_id FROM untold_records ORDER BY subject_id LIMIT ?",
                limit);
    }

    /** Returns whether the subject was still to be told. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean take(UUID subject) {
        return sql.update("DELETE FROM untold_records WHERE subject_id = ?", subject) == 1;
    }
}

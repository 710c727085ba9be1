package cn.icpfiling.account.store;

import cn.icpfiling.account.core.About;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What notices are about. The rows of a notice are deleted with it. */
@ApplicationScoped
public class NoticeObjectTable {

    private final Sql sql;

    NoticeObjectTable(Sql sql) {
        this.sql = sql;
    }

    /** The notice must be in the database already. */
    public void add(UUID notice, About about) {
        about.ids()
                .forEach((kind, ids) -> ids.forEach(id -> sql.update(
                        "INSERT INTO notice_objects (kind, object_id, notice_id) VALUES (?, ?, ?)",
                        kind.name(),
                        id,
                        notice)));
    }

    /** The notices about the thing. */
    public List<UUID> about(About.Kind kind, UUID id) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT notice_id FROM notice_objects WHERE kind = ? AND object_id = ?",
                kind.name(),
                id);
    }

    /** What a stored notice is about. */
    public About of(UUID notice) {
        return sql
                .list(
                        row -> About.the(About.Kind.valueOf(row.getString(1)), Binary.toUuid(row.getBytes(2))),
                        "SELECT kind, object_id FROM notice_objects WHERE notice_id = ?",
                        notice)
                .stream()
                .reduce(About.NOTHING, About::and);
    }
}

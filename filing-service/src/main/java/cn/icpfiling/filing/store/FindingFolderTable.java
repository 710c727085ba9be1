package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The findings that have papers. The lock of a row orders the changes of the finding's papers. */
@ApplicationScoped
public class FindingFolderTable {

    private final Sql sql;

    FindingFolderTable(Sql sql) {
        this.sql = sql;
    }

    /** Locks the folder until the end of the caller's transaction; makes it if it does not exist. */
    public void lock(UUID finding, UUID subject) {
        sql.update(
                "INSERT INTO finding_folders (finding_id, subject_id) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE finding_id = VALUES(finding_id)",
                finding,
                subject);
        sql.first(row -> true, "SELECT 1 FROM finding_folders WHERE finding_id = ? FOR UPDATE", finding);
    }
}

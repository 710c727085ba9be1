package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The cases of the support that have papers. The lock of a row orders the changes of the case's papers. */
@ApplicationScoped
public class CaseFolderTable {

    private final Sql sql;

    CaseFolderTable(Sql sql) {
        this.sql = sql;
    }

    /** Locks the folder until the end of the caller's transaction; makes it if it does not exist. */
    public void lock(UUID caseId) {
        sql.update(
                "INSERT INTO case_folders (case_id) VALUES (?) ON DUPLICATE KEY UPDATE case_id = VALUES(case_id)",
                caseId);
        sql.first(row -> true, "SELECT 1 FROM case_folders WHERE case_id = ? FOR UPDATE", caseId);
    }

    /** Notes what the case is about, by which a trace finds looks at its papers. */
    public void isAbout(UUID caseId, UUID subject, String filedAs) {
        sql.update("UPDATE case_folders SET subject_id = ?, filed_as = ? WHERE case_id = ?", subject, filedAs, caseId);
    }

    public void delete(UUID caseId) {
        sql.update("DELETE FROM case_folders WHERE case_id = ?", caseId);
    }
}

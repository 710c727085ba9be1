package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * What the authority told of ends of filings without an order of ours. It may tell one before we have a record of the filing: results come
 * late and out of order, reviewers enter a grant days later, and an old filing comes over when its holder claims it.
 */
@ApplicationScoped
public class ToldEndTable {

    private final Sql sql;

    ToldEndTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Opens the records of ends of a subject and its services again, after a record of theirs was written. One that is being applied holds
     * its lock, so it sees the record, or is opened again.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void openAgain(String subjectNumber) {
        sql.update(
                "UPDATE authority_results SET state = 'RECEIVED', reason = NULL, settled_at = NULL "
                        + "WHERE subject_number = ? AND state IN ('RECEIVED', 'PASSED_OVER')",
                subjectNumber);
    }
}

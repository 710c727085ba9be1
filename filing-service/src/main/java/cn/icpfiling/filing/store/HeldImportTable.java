package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The registered filings of the old platform, counted as their rows are now. A site of an import is older than the import. */
@ApplicationScoped
public class HeldImportTable {

    private static final String PAGE = """
            SELECT f.legacy_id, f.subject_id, f.account, f.way, f.imported_at, j.subject_number, f.registered_sum,
                   (SELECT COUNT(*) FROM filed_services s WHERE s.subject_id = j.id AND s.filed_at < f.imported_at),
                   (SELECT COUNT(*) FROM imported_papers p WHERE p.import_id = f.id) + JSON_LENGTH(f.lost_papers),
                   f.sum_key_id, f.content_sum, f.papers_sum
              FROM imported_filings f LEFT JOIN subjects j ON j.id = f.subject_id
             WHERE f.legacy_id > ? AND f.subject_id IS NOT NULL ORDER BY f.legacy_id LIMIT ?""";

    private final Sql sql;

    HeldImportTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A registered filing of the old platform.
     *
     * @param subjectNumber null if there is no such subject
     * @param papers adopted and lost ones; null if the registration told the kinds of lost ones alone
     * @param checksum null for a filing that an earlier release registered
     * @param sumKeyId name of the key of both sums; null for sums that an earlier release made
     * @param contentSum null for a filing that came without a key
     * @param papersSum null for a filing that came without a key
     */
    public record Row(
            String legacyId,
            UUID subject,
            UUID account,
            String way,
            Instant at,
            String subjectNumber,
            String checksum,
            int services,
            Integer papers,
            String sumKeyId,
            String contentSum,
            String papersSum) {}

    /** @param after old id of the filing before the page; empty for the first page */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Row> after(String after, int atMost) {
        return sql.list(HeldImportTable::row, PAGE, after, atMost);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                Binary.toUuid(row.getBytes(2)),
                Binary.toUuid(row.getBytes(3)),
                row.getString(4),
                row.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getObject(9, Integer.class),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }
}

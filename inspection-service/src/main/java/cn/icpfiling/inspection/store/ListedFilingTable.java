package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Finds what a list of the authority names in this service's copy of the filings. Only what is registered counts. */
@ApplicationScoped
public class ListedFilingTable {
    private static final String REGISTERED =
            " JOIN filed_subjects j ON j.subject_id = s.subject_id WHERE s.status = 'REGISTERED' AND j.status = 'REGISTERED' AND ";

    private final Sql sql;

    ListedFilingTable(Sql sql) {
        this.sql = sql;
    }

    /** @param domain the domain by which the site was found; null if it was found by its number */
    public record Site(UUID subjectId, UUID serviceId, String domain) {}

    /** @param number in the official form */
    public List<Site> ofServiceNumber(String number) {
        return sql.list(
                ListedFilingTable::site,
                "SELECT s.subject_id, s.service_id, NULL FROM filed_sites s" + REGISTERED + "s.service_number = ?",
                number);
    }

    /**
     * @param domain A-label without www.
     * @param subjectNumber in the official form; null for any subject
     */
    public List<Site> ofDomain(String domain, String subjectNumber) {
        var sites = "SELECT s.subject_id, s.service_id, d.domain FROM filed_site_domains d"
                + " JOIN filed_sites s ON s.service_id = d.service_id" + REGISTERED + "d.domain = ?";
        return subjectNumber == null
                ? sql.list(ListedFilingTable::site, sites, domain)
                : sql.list(ListedFilingTable::site, sites + " AND j.subject_number = ?", domain, subjectNumber);
    }

    /** @param number in the official form */
    public List<UUID> ofSubjectNumber(String number) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT subject_id FROM filed_subjects WHERE subject_number = ? AND status = 'REGISTERED'",
                number);
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(Binary.toUuid(row.getBytes(1)), Binary.toUuid(row.getBytes(2)), row.getString(3));
    }
}

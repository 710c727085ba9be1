package cn.icpfiling.legacy.history;

import cn.icpfiling.platform.history.HistoryLookup;
import cn.icpfiling.platform.history.HistorySource;
import cn.icpfiling.platform.history.HistoryTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What became of a filing of the old platform: its load, claims, imports, hand-over and late papers. */
@ApplicationScoped
class LegacyHistory implements HistorySource {

    static final String FILING = "legacyFiling";
    static final String CLAIM = "legacyClaim";
    static final String IMPORT = "legacyImport";
    static final String PAPER = "legacyPaper";
    static final String ORDER = "legacyOrder";
    private static final String SITE = "legacySite";
    private static final String ACCOUNT = "legacyAccount";
    private static final String OWNER = "owner";
    private static final String DOMAIN = "domain";
    private static final String NUMBER = "number";

    /**
     * A filing that waits here still has no subject there: it is found by its numbers and domains. Reads of rows that were set aside are
     * audited at what the rows name: the filing, one of its sites, or the account that holds it.
     */
    @Override
    public List<HistoryLookup> lookups() {
        return List.of(
                HistoryLookup.of(FILING, "SELECT id FROM legacy_filings WHERE subject_id", OWNER),
                HistoryLookup.of(FILING, "SELECT id FROM legacy_filings WHERE subject_number", NUMBER),
                HistoryLookup.of(FILING, "SELECT filing_id FROM legacy_sites WHERE service_number", NUMBER),
                HistoryLookup.of(FILING, "SELECT filing_id FROM legacy_domains WHERE domain", DOMAIN),
                HistoryLookup.of(SITE, "SELECT id FROM legacy_sites WHERE filing_id", FILING),
                HistoryLookup.of(
                        ACCOUNT,
                        "SELECT legacy_account_id FROM legacy_filings WHERE legacy_account_id IS NOT NULL AND id",
                        FILING),
                HistoryLookup.of(CLAIM, "SELECT id FROM legacy_claims WHERE filing_id", FILING),
                HistoryLookup.of(IMPORT, "SELECT id FROM legacy_imports WHERE filing_id", FILING),
                HistoryLookup.of(PAPER, "SELECT paper_id FROM legacy_late_papers WHERE filing_id", FILING),
                HistoryLookup.of(ORDER, "SELECT id FROM legacy_orders WHERE filing_id", FILING));
    }

    @Override
    public List<HistoryTable> tables() {
        return LegacyTables.ALL;
    }

    @Override
    public AuditOfSource audit() {
        return new AuditOfSource(
                "/api/v1/audit/legacy/entries",
                null,
                List.of(OWNER, FILING, SITE, ACCOUNT, CLAIM, IMPORT, PAPER, ORDER));
    }
}

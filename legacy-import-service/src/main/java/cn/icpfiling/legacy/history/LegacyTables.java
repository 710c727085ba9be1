package cn.icpfiling.legacy.history;

import cn.icpfiling.platform.history.HistoryTable;
import cn.icpfiling.platform.history.HistoryTable.Where;
import java.util.List;

/** The tables of this service that hold events of a filing. A row with several times is several events. */
final class LegacyTables {

    private static final String CLAIM_LINK = "/api/v1/legacy-claims/{object_id}";
    private static final String IMPORT_LINK = "/api/v1/legacy-imports/{object_id}";

    static final List<HistoryTable> ALL = List.of(
            loads(),
            handOvers(),
            claimsOpened(),
            claimPapers(),
            claimsDecided(),
            claimsEnded(),
            importsVerified(),
            importsConfirmed(),
            importsEnded(),
            papersMissed(),
            papersEnded(),
            ordersAbandoned());

    private LegacyTables() {}

    /** The load that wrote the filing last. */
    private static HistoryTable loads() {
        return HistoryTable.of(
                        "LOAD",
                        "SELECT COALESCE(l.started_at, l.created_at) AS at, HEX(f.id) AS place, 'LOADED' AS what,"
                                + " f.id AS object_id, 'ADMINISTRATOR' AS role, l.created_by AS account,"
                                + " f.load_id AS d_load, f.load_line AS d_line FROM legacy_filings f"
                                + " JOIN legacy_loads l ON l.id = f.load_id",
                        Where.of("f.id", "COALESCE(l.started_at, l.created_at)", "HEX(f.id)", LegacyHistory.FILING))
                .evidence("legacy-loads/{d_load}#{d_line}")
                .link("/api/v1/legacy-loads/{d_load}");
    }

    private static HistoryTable handOvers() {
        return HistoryTable.of(
                        "IMPORT",
                        "SELECT handed_over_at AS at, HEX(id) AS place, 'HANDED_OVER' AS what, id AS object_id,"
                                + " 'SYSTEM' AS role, account AS d_account, way AS d_way, state AS d_state,"
                                + " subject_id AS d_subject FROM legacy_filings",
                        Where.of("id", "handed_over_at", "HEX(id)", LegacyHistory.FILING))
                .evidence("legacy-filings/{object_id}")
                .link("/api/v1/subjects/{d_subject}");
    }

    private static HistoryTable claimsOpened() {
        return HistoryTable.of(
                        "CLAIM",
                        "SELECT opened_at AS at, HEX(id) AS place, 'OPENED' AS what, id AS object_id,"
                                + " 'APPLICANT' AS role, account, partner, case_id AS d_case FROM legacy_claims",
                        Where.of("id", "opened_at", "HEX(id)", LegacyHistory.CLAIM))
                .evidence("legacy-claims/{object_id}")
                .link(CLAIM_LINK);
    }

    private static HistoryTable claimPapers() {
        return HistoryTable.of(
                        "CLAIM",
                        "SELECT papers_at AS at, HEX(id) AS place, 'PAPERS_HANDED_IN' AS what, id AS object_id,"
                                + " 'APPLICANT' AS role, account, partner FROM legacy_claims",
                        Where.of("id", "papers_at", "HEX(id)", LegacyHistory.CLAIM))
                .evidence("legacy-claims/{object_id}")
                .link(CLAIM_LINK);
    }

    private static HistoryTable claimsDecided() {
        return HistoryTable.of(
                        "CLAIM",
                        "SELECT decided_at AS at, HEX(id) AS place, 'DECIDED' AS what, id AS object_id,"
                                + " 'SUPPORT' AS role, case_id AS d_case, reason AS reason FROM legacy_claims",
                        Where.of("id", "decided_at", "HEX(id)", LegacyHistory.CLAIM))
                .evidence("legacy-claims/{object_id}")
                .link(CLAIM_LINK);
    }

    private static HistoryTable claimsEnded() {
        return HistoryTable.of(
                        "CLAIM",
                        "SELECT ended_at AS at, HEX(id) AS place, state AS what, id AS object_id, 'SYSTEM' AS role,"
                                + " reason AS reason FROM legacy_claims",
                        Where.of("id", "ended_at", "HEX(id)", LegacyHistory.CLAIM))
                .evidence("legacy-claims/{object_id}")
                .link(CLAIM_LINK);
    }

    private static HistoryTable importsVerified() {
        return HistoryTable.of(
                        "IMPORT",
                        "SELECT verified_at AS at, HEX(id) AS place, 'VERIFIED' AS what, id AS object_id,"
                                + " 'APPLICANT' AS role, account FROM legacy_imports",
                        Where.of("id", "verified_at", "HEX(id)", LegacyHistory.IMPORT))
                .evidence("legacy-imports/{object_id}")
                .link(IMPORT_LINK);
    }

    private static HistoryTable importsConfirmed() {
        return HistoryTable.of(
                        "IMPORT",
                        "SELECT confirmed_at AS at, HEX(id) AS place, 'CONFIRMED' AS what, id AS object_id,"
                                + " 'APPLICANT' AS role, account FROM legacy_imports",
                        Where.of("id", "confirmed_at", "HEX(id)", LegacyHistory.IMPORT))
                .evidence("legacy-imports/{object_id}")
                .link(IMPORT_LINK);
    }

    private static HistoryTable importsEnded() {
        return HistoryTable.of(
                        "IMPORT",
                        "SELECT ended_at AS at, HEX(id) AS place, state AS what, id AS object_id, 'SYSTEM' AS role,"
                                + " subject_id AS d_subject, refusal AS reason FROM legacy_imports",
                        Where.of("id", "ended_at", "HEX(id)", LegacyHistory.IMPORT))
                .evidence("legacy-imports/{object_id}")
                .link(IMPORT_LINK);
    }

    private static HistoryTable papersMissed() {
        return HistoryTable.of(
                        "PAPER",
                        "SELECT missed_at AS at, HEX(paper_id) AS place, 'MISSED' AS what, paper_id AS object_id,"
                                + " 'SYSTEM' AS role, kind AS d_kind, reason AS reason FROM legacy_late_papers",
                        Where.of("paper_id", "missed_at", "HEX(paper_id)", LegacyHistory.PAPER))
                .evidence("legacy-late-papers/{object_id}")
                .link("/api/v1/legacy-late-papers");
    }

    private static HistoryTable papersEnded() {
        return HistoryTable.of(
                        "PAPER",
                        "SELECT ended_at AS at, HEX(paper_id) AS place, state AS what, paper_id AS object_id,"
                                + " 'SYSTEM' AS role, kind AS d_kind, tries AS d_tries FROM legacy_late_papers",
                        Where.of("paper_id", "ended_at", "HEX(paper_id)", LegacyHistory.PAPER))
                .evidence("legacy-late-papers/{object_id}")
                .link("/api/v1/legacy-late-papers");
    }

    private static HistoryTable ordersAbandoned() {
        return HistoryTable.of(
                        "CASE",
                        "SELECT abandoned_at AS at, HEX(id) AS place, 'ORDER_ABANDONED' AS what, id AS object_id,"
                                + " 'SUPPORT' AS role, abandoned_by_case AS d_case, type AS d_type FROM legacy_orders",
                        Where.of("id", "abandoned_at", "HEX(id)", LegacyHistory.ORDER))
                .evidence("support-cases/{d_case}")
                .link("/api/v1/support-cases/{d_case}");
    }
}

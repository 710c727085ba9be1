package cn.icpfiling.filing.trace;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.store.ReasonsConverter;
import cn.icpfiling.filing.store.RuleFindingsConverter;
import cn.icpfiling.platform.history.HistoryLookup;
import cn.icpfiling.platform.history.HistoryReason;
import cn.icpfiling.platform.history.HistorySource;
import cn.icpfiling.platform.history.HistoryTable;
import cn.icpfiling.platform.history.HistoryTable.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What filing-service knows of a filing. Steps of the history are not repeated from the audit. */
@ApplicationScoped
class FilingHistory implements HistorySource {

    private static final String PLACE_OF_STEP = "CONCAT(HEX(order_id), LPAD(sequence, 10, '0'))";
    private static final String PLACE_OF_SETTLEMENT =
            "CONCAT(HEX(order_id), LPAD(sequence, 10, '0'), UPPER(MD5(CONCAT(pointer, '/', rule))))";
    private static final String IMPORT = "import";
    private static final String FINDING = "finding";
    private static final String CASE = "case";
    private static final String OFFLINE = "offline";
    private static final String INQUIRY = "inquiry";
    private static final String HISTORY = "/api/v1/orders/{object_id}/history";

    /**
     * The status inquiries about the subject of a type check. The answer of one counts in the account's later checks of the subject, so an
     * order names another check than its inquiry, and many orders of a subject lead to the same inquiries.
     */
    private static final String INQUIRIES_OF_CHECK = " JOIN filing_type_checks c ON c.id = o.type_check_id"
            + " JOIN status_inquiries i ON i.holder = c.owner JOIN filing_type_checks b ON b.id = i.type_check_id"
            + " AND (b.certificate_index = c.certificate_index OR b.certificate_index_b = c.certificate_index_b)"
            + " WHERE o.id";

    private static final ReasonsConverter REASONS = new ReasonsConverter();
    private static final RuleFindingsConverter FINDINGS = new RuleFindingsConverter();

    private static final List<HistoryTable> TABLES =
            List.of(steps(), materials(), verdicts(), settlements(), uploads(), decisions());

    /**
     * What the audit names in place of an order or a subject: papers belong to an import, a finding or a case of the support; offline
     * cases exist without an order, and so do status inquiries, which are linked by their type check and by the number that was found.
     */
    @Override
    public List<HistoryLookup> lookups() {
        return List.of(
                HistoryLookup.of(IMPORT, "SELECT id FROM imported_filings WHERE subject_id", TraceTarget.OWNER),
                HistoryLookup.of(FINDING, "SELECT finding_id FROM finding_folders WHERE subject_id", TraceTarget.OWNER),
                HistoryLookup.of(CASE, "SELECT case_id FROM case_folders WHERE subject_id", TraceTarget.OWNER),
                HistoryLookup.of(
                        CASE,
                        "SELECT case_id FROM case_folders WHERE filed_as",
                        TraceTarget.DOMAIN,
                        TraceTarget.NUMBER),
                HistoryLookup.of(OFFLINE, "SELECT id FROM offline_deregistrations WHERE domain", TraceTarget.DOMAIN),
                HistoryLookup.of(
                        OFFLINE, "SELECT id FROM offline_deregistrations WHERE filing_number", TraceTarget.NUMBER),
                HistoryLookup.of(INQUIRY, "SELECT DISTINCT i.id FROM orders o" + INQUIRIES_OF_CHECK, TraceTarget.ORDER),
                HistoryLookup.of(
                        INQUIRY, "SELECT DISTINCT i.id FROM offline_deregistrations o" + INQUIRIES_OF_CHECK, OFFLINE),
                HistoryLookup.of(INQUIRY, "SELECT id FROM status_inquiries WHERE subject_number", TraceTarget.NUMBER),
                HistoryLookup.of(
                        INQUIRY,
                        "SELECT i.id FROM subjects s JOIN status_inquiries i ON i.subject_number = s.subject_number"
                                + " WHERE s.id",
                        TraceTarget.OWNER),
                HistoryLookup.of(
                        INQUIRY,
                        "SELECT i.id FROM filing_type_checks c JOIN status_inquiries i ON i.type_check_id = c.id"
                                + " WHERE c.domain",
                        TraceTarget.DOMAIN));
    }

    @Override
    public List<HistoryTable> tables() {
        return TABLES;
    }

    @Override
    public AuditOfSource audit() {
        return new AuditOfSource(
                "/api/v1/audit/filing/entries",
                "e.act LIKE 'ORDER.%' AND e.outcome = 'DONE'",
                List.of(
                        TraceTarget.ORDER,
                        TraceTarget.OWNER,
                        TraceTarget.SERVICE,
                        IMPORT,
                        FINDING,
                        CASE,
                        OFFLINE,
                        INQUIRY,
                        TraceTarget.PREFILLED));
    }

    private static HistoryTable steps() {
        return HistoryTable.of(
                        "STEP",
                        "SELECT happened_at AS at, CONCAT(HEX(order_id), LPAD(sequence, 10, '0')) AS place, act AS what,"
                                + " order_id AS object_id, actor_role AS role, actor_account AS account,"
                                + " actor_partner AS partner, actor_client AS client, from_state AS d_from,"
                                + " to_state AS d_to, sequence AS d_sequence, reasons FROM order_history",
                        Where.of("order_id", "happened_at", PLACE_OF_STEP, TraceTarget.ORDER))
                .evidence("orders/{object_id}/history#{d_sequence}")
                .link(HISTORY)
                .steps("ORDER.")
                .reasons(FilingHistory::reasons);
    }

    private static HistoryTable materials() {
        return HistoryTable.of(
                        "MATERIAL",
                        "SELECT uploaded_at AS at, HEX(id) AS place, kind AS what, order_id AS object_id,"
                                + " media_type AS d_mediaType, sha256 FROM materials",
                        Where.of("order_id", "uploaded_at", "HEX(id)", TraceTarget.ORDER))
                .evidence("sha256:{sha256}")
                .link("/api/v1/orders/{object_id}/materials");
    }

    /** The verdict that each order shows; verification-service has every round. */
    private static HistoryTable verdicts() {
        return HistoryTable.of(
                        "VERDICT",
                        "SELECT verdict_at AS at, HEX(id) AS place, verdict_outcome AS what, id AS object_id,"
                                + " 'VERIFICATION' AS role, verdict_submission AS d_submission,"
                                + " rule_findings FROM orders",
                        Where.of("id", "verdict_at", "HEX(id)", TraceTarget.ORDER))
                .evidence("orders/{object_id}#submission-{d_submission}")
                .link("/api/v1/orders/{object_id}")
                .reasons(FilingHistory::findings);
    }

    private static HistoryTable settlements() {
        return HistoryTable.of(
                        "SETTLEMENT",
                        "SELECT settled_at AS at, CONCAT(HEX(order_id), LPAD(sequence, 10, '0'),"
                                + " UPPER(MD5(CONCAT(pointer, '/', rule)))) AS place, result AS what,"
                                + " order_id AS object_id, 'REVIEWER' AS role, reviewer AS account, rule AS d_rule,"
                                + " pointer AS d_pointer, submission AS d_submission, ground AS d_ground,"
                                + " COALESCE(CONCAT('sha256:', paper_sha256), CONCAT('source:', source)) AS proof"
                                + " FROM rule_settlements",
                        Where.of("order_id", "settled_at", PLACE_OF_SETTLEMENT, TraceTarget.ORDER))
                .evidence("{proof}")
                .link(HISTORY);
    }

    private static HistoryTable uploads() {
        return HistoryTable.of(
                        "UPLOAD",
                        "SELECT u.prepared_at AS at, CONCAT(HEX(u.id), HEX(o.order_id)) AS place, u.state AS what,"
                                + " o.order_id AS object_id, 'SYSTEM' AS role, o.submission AS d_submission,"
                                + " u.sequence_no AS d_sequence, u.sent_at AS d_sentAt, u.file_name AS file"
                                + " FROM authority_upload_orders o JOIN authority_uploads u ON u.id = o.upload_id",
                        Where.of(
                                "o.order_id", "u.prepared_at", "CONCAT(HEX(u.id), HEX(o.order_id))", TraceTarget.ORDER))
                .evidence("file:{file}")
                .link(HISTORY);
    }

    private static HistoryTable decisions() {
        return HistoryTable.of(
                        "DECISION",
                        "SELECT r.received_at AS at, HEX(r.id) AS place, r.group_name AS what, r.order_id AS object_id,"
                                + " 'AUTHORITY' AS role, r.state AS d_state, r.reason AS d_reason,"
                                + " r.set_aside AS d_setAside, r.settled_at AS d_settledAt, d.file_name AS file,"
                                + " r.position AS line FROM authority_results r"
                                + " JOIN authority_downloads d ON d.id = r.download_id",
                        Where.of("r.order_id", "r.received_at", "HEX(r.id)", TraceTarget.ORDER))
                .evidence("file:{file}#{line}")
                .link(HISTORY);
    }

    private static List<HistoryReason> reasons(ResultSet row) throws SQLException {
        var some = REASONS.convertToEntityAttribute(row.getString("reasons"));
        return some == null
                ? List.of()
                : some.items().stream().map(FilingHistory::reason).toList();
    }

    private static List<HistoryReason> findings(ResultSet row) throws SQLException {
        var some = FINDINGS.convertToEntityAttribute(row.getString("rule_findings"));
        return some == null
                ? List.of()
                : some.items().stream().map(FilingHistory::reason).toList();
    }

    private static HistoryReason reason(Reason reason) {
        return new HistoryReason(reason.code(), reason.pointer(), reason.rule());
    }

    private static HistoryReason reason(RuleFinding found) {
        return new HistoryReason(found.code(), found.pointer(), found.rule());
    }
}

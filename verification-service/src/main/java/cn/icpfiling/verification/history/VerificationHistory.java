package cn.icpfiling.verification.history;

import cn.icpfiling.platform.history.HistoryLookup;
import cn.icpfiling.platform.history.HistoryReason;
import cn.icpfiling.platform.history.HistorySource;
import cn.icpfiling.platform.history.HistoryTable;
import cn.icpfiling.platform.history.HistoryTable.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rounds of orders and of filed domains, checks of domains and faces, and reveals of what registries answered. */
@ApplicationScoped
class VerificationHistory implements HistorySource {

    private static final String ORDER = "order";
    private static final String OWNER = "owner";
    private static final String SERVICE = "service";
    private static final String DOMAIN = "domain";
    private static final String FILED_DOMAIN = "filedDomain";
    private static final String VERDICT = "verdict";
    private static final String ROUND = "round";
    private static final String CHECK = "check";
    private static final String EVIDENCE = "evidence";

    private static final List<HistoryTable> TABLES =
            List.of(verdicts(), faceChecks(), domainChecks(), reverifications());

    /** Evidence hangs on rounds and checks; the audit names the evidence that was revealed. */
    @Override
    public List<HistoryLookup> lookups() {
        return List.of(
                HistoryLookup.of(FILED_DOMAIN, "SELECT id FROM filed_domains WHERE service_id", SERVICE),
                HistoryLookup.of(FILED_DOMAIN, "SELECT id FROM filed_domains WHERE domain", DOMAIN),
                HistoryLookup.of(VERDICT, "SELECT id FROM order_verdicts WHERE order_id", ORDER),
                HistoryLookup.of(ROUND, "SELECT id FROM verification_rounds WHERE filed_domain_id", FILED_DOMAIN),
                HistoryLookup.of(CHECK, "SELECT id FROM domain_verifications WHERE domain", DOMAIN),
                HistoryLookup.of(EVIDENCE, "SELECT id FROM evidence WHERE check_id", VERDICT, ROUND, CHECK));
    }

    @Override
    public List<HistoryTable> tables() {
        return TABLES;
    }

    @Override
    public AuditOfSource audit() {
        return new AuditOfSource(
                "/api/v1/audit/verification/entries", null, List.of(ORDER, OWNER, FILED_DOMAIN, CHECK, EVIDENCE));
    }

    private static HistoryTable verdicts() {
        return HistoryTable.of(
                        "VERDICT",
                        "SELECT judged_at AS at, HEX(id) AS place, outcome AS what, order_id AS object_id,"
                                + " 'VERIFICATION' AS role, submission AS d_submission, round AS d_round,"
                                + " sequence AS d_sequence, list_day AS d_listDay, tld_list AS d_tldList,"
                                + " registrar_list AS d_registrarList, id AS verdict, result FROM order_verdicts",
                        Where.of("order_id", "judged_at", "HEX(id)", ORDER))
                .evidence("order-verdicts/{verdict}")
                .link("/api/v1/orders/{object_id}")
                .reasons(row -> HistoryReason.inJson(row.getString("result")));
    }

    private static HistoryTable faceChecks() {
        return HistoryTable.of(
                        "FACE_CHECK",
                        "SELECT checked_at AS at, HEX(id) AS place, result AS what, order_id AS object_id,"
                                + " 'VERIFICATION' AS role, part AS d_part, id AS face FROM face_checks",
                        Where.of("order_id", "checked_at", "HEX(id)", ORDER))
                .evidence("face-checks/{face}")
                .link("/api/v1/orders/{object_id}/authenticity");
    }

    /** A check without an order. A check of a service has no owner. */
    private static HistoryTable domainChecks() {
        return HistoryTable.of(
                        "DOMAIN_CHECK",
                        "SELECT checked_at AS at, HEX(id) AS place, outcome AS what, id AS object_id,"
                                + " CASE WHEN owner IS NULL THEN 'SERVICE' ELSE 'APPLICANT' END AS role,"
                                + " owner AS account, client, domain AS d_domain, order_type AS d_orderType,"
                                + " fitness AS d_fitness, findings FROM domain_verifications",
                        Where.of("domain", "checked_at", "HEX(id)", DOMAIN))
                .evidence("domain-verifications/{object_id}")
                .link("/api/v1/domain-verifications/{object_id}")
                .reasons(row -> HistoryReason.inJson(row.getString("findings")));
    }

    private static HistoryTable reverifications() {
        return HistoryTable.of(
                        "REVERIFICATION",
                        "SELECT r.judged_at AS at, HEX(r.id) AS place, r.outcome AS what, f.service_id AS object_id,"
                                + " 'VERIFICATION' AS role, f.domain AS d_domain, r.sequence AS d_sequence,"
                                + " r.list_day AS d_listDay, r.id AS round, r.findings FROM verification_rounds r"
                                + " JOIN filed_domains f ON f.id = r.filed_domain_id",
                        Where.of("r.filed_domain_id", "r.judged_at", "HEX(r.id)", FILED_DOMAIN))
                .evidence("verification-rounds/{round}")
                .link("/api/v1/filed-domains/{d_domain}/verification")
                .reasons(row -> HistoryReason.inJson(row.getString("findings")));
    }
}

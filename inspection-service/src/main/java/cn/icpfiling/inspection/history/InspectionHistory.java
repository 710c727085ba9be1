package cn.icpfiling.inspection.history;

import cn.icpfiling.platform.history.HistoryLookup;
import cn.icpfiling.platform.history.HistorySource;
import cn.icpfiling.platform.history.HistoryTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Findings with each step, looks, concerns, spot checks, tasks and results of campaigns. */
@ApplicationScoped
class InspectionHistory implements HistorySource {

    static final String SERVICE = "service";
    static final String FINDING = "finding";
    static final String CONCERN = "concern";
    static final String SPOT_CHECK = "spotCheck";
    static final String TASK = "task";
    static final String PAGE = "page";
    private static final String SUBJECT = "subject";
    private static final String OWNER = "owner";

    /** A finding or a spot check of a subject as a whole belongs to each of its services. */
    @Override
    public List<HistoryLookup> lookups() {
        return List.of(
                HistoryLookup.of(FINDING, "SELECT finding_id FROM findings WHERE subject_id", SUBJECT),
                HistoryLookup.of(FINDING, "SELECT finding_id FROM findings WHERE site", SERVICE, OWNER),
                HistoryLookup.of(CONCERN, "SELECT concern_id FROM domain_concerns WHERE service_id", SERVICE),
                HistoryLookup.of(SPOT_CHECK, "SELECT spot_check_id FROM spot_checks WHERE subject_id", SUBJECT),
                HistoryLookup.of(SPOT_CHECK, "SELECT spot_check_id FROM spot_checks WHERE service_id", SERVICE),
                HistoryLookup.of(
                        SPOT_CHECK,
                        "SELECT spot_check_id FROM spot_checks WHERE service_id IS NULL AND subject_id",
                        OWNER),
                HistoryLookup.of(TASK, "SELECT task_id FROM inspection_tasks WHERE finding_id", FINDING),
                HistoryLookup.of(TASK, "SELECT task_id FROM inspection_tasks WHERE service_id", SERVICE),
                HistoryLookup.of(PAGE, "SELECT evidence_id FROM page_evidence WHERE service_id", SERVICE));
    }

    @Override
    public List<HistoryTable> tables() {
        return InspectionTables.ALL;
    }

    @Override
    public AuditOfSource audit() {
        return new AuditOfSource(
                "/api/v1/audit/inspection/entries",
                "e.act LIKE 'FINDING.%' AND e.act NOT IN ('FINDING.SHOW', 'FINDING.RESCAN', 'FINDING.HOLD')"
                        + " AND e.outcome = 'DONE'",
                List.of(OWNER, SERVICE, FINDING, SPOT_CHECK, TASK, PAGE));
    }
}

package cn.icpfiling.inspection.history;

import cn.icpfiling.platform.history.HistoryReason;
import cn.icpfiling.platform.history.HistoryTable;
import cn.icpfiling.platform.history.HistoryTable.Where;
import java.util.List;

/** The tables of this service that hold events of a site. A row with several times is several events. */
final class InspectionTables {

    private static final String FINDING_LINK = "/api/v1/findings/{object_id}";
    private static final String SPOT_CHECK_LINK = "/api/v1/spot-checks/{object_id}";

    static final List<HistoryTable> ALL = List.of(
            findings(),
            looks(),
            rescansAsked(),
            rescansDone(),
            pages(),
            concernsTold(),
            concernsEnded(),
            spotChecksAsked(),
            spotChecksSettled(),
            spotChecksDecided(),
            tasksMade(),
            tasksSettled(),
            campaignResults());

    private InspectionTables() {}

    private static HistoryTable findings() {
        return HistoryTable.of(
                        "FINDING",
                        "SELECT h.happened_at AS at, CONCAT(HEX(h.finding_id), LPAD(h.sequence, 10, '0')) AS place,"
                                + " h.act AS what, h.finding_id AS object_id, h.actor_role AS role,"
                                + " h.actor_account AS account, h.actor_partner AS partner, h.actor_client AS client,"
                                + " h.from_state AS d_from, h.to_state AS d_to, h.sequence AS d_sequence,"
                                + " h.due_on AS d_dueOn, h.end_reason AS d_endReason, f.reason AS reason,"
                                + " f.source AS d_source, f.domain AS d_domain, f.service_id AS d_serviceId"
                                + " FROM finding_history h JOIN findings f ON f.finding_id = h.finding_id",
                        Where.of(
                                "h.finding_id",
                                "h.happened_at",
                                "CONCAT(HEX(h.finding_id), LPAD(h.sequence, 10, '0'))",
                                InspectionHistory.FINDING))
                .evidence("findings/{object_id}/history#{d_sequence}")
                .link(FINDING_LINK)
                .steps("FINDING.");
    }

    private static HistoryTable looks() {
        return HistoryTable.of(
                        "LOOK",
                        "SELECT looked_at AS at, HEX(look_id) AS place, verdict AS what, service_id AS object_id,"
                                + " 'SYSTEM' AS role, health AS d_health, domain AS d_domain, scan_number AS d_scan,"
                                + " look_id AS look FROM scan_looks",
                        Where.of("service_id", "looked_at", "HEX(look_id)", InspectionHistory.SERVICE))
                .evidence("scan-looks/{look}");
    }

    private static HistoryTable rescansAsked() {
        return HistoryTable.of(
                        "RESCAN",
                        "SELECT requested_at AS at, HEX(rescan_id) AS place, 'REQUESTED' AS what,"
                                + " finding_id AS object_id,"
                                + " CASE WHEN by_system THEN 'SYSTEM' ELSE 'APPLICANT' END AS role,"
                                + " domain AS d_domain, rescan_id AS rescan FROM finding_rescans",
                        Where.of("finding_id", "requested_at", "HEX(rescan_id)", InspectionHistory.FINDING))
                .evidence("finding-rescans/{rescan}")
                .link(FINDING_LINK);
    }

    private static HistoryTable rescansDone() {
        return HistoryTable.of(
                        "RESCAN",
                        "SELECT finished_at AS at, HEX(rescan_id) AS place, verdict AS what, finding_id AS object_id,"
                                + " 'SYSTEM' AS role, health AS d_health, cured AS d_cured, domain AS d_domain,"
                                + " rescan_id AS rescan FROM finding_rescans",
                        Where.of("finding_id", "finished_at", "HEX(rescan_id)", InspectionHistory.FINDING))
                .evidence("finding-rescans/{rescan}")
                .link(FINDING_LINK);
    }

    private static HistoryTable pages() {
        return HistoryTable.of(
                        "PAGE",
                        "SELECT fetched_at AS at, HEX(evidence_id) AS place, 'FETCHED' AS what,"
                                + " evidence_id AS object_id, 'SYSTEM' AS role, domain AS d_domain,"
                                + " COALESCE(CONCAT('sha256:', LOWER(HEX(sha256))), 'no body') AS proof"
                                + " FROM page_evidence",
                        Where.of("service_id", "fetched_at", "HEX(evidence_id)", InspectionHistory.SERVICE))
                .evidence("{proof}")
                .link("/api/v1/page-evidence/{object_id}");
    }

    private static HistoryTable concernsTold() {
        return HistoryTable.of(
                        "CONCERN",
                        "SELECT told_at AS at, HEX(concern_id) AS place, 'OPENED' AS what, service_id AS object_id,"
                                + " 'VERIFICATION' AS role, domain AS d_domain, since AS d_since,"
                                + " concern_id AS concern, verification_id AS d_round, reasons FROM domain_concerns",
                        Where.of("concern_id", "told_at", "HEX(concern_id)", InspectionHistory.CONCERN))
                .evidence("domain-concerns/{concern}")
                .reasons(row -> HistoryReason.inJson(row.getString("reasons")));
    }

    private static HistoryTable concernsEnded() {
        return HistoryTable.of(
                        "CONCERN",
                        "SELECT ended_at AS at, HEX(concern_id) AS place, state AS what, service_id AS object_id,"
                                + " 'VERIFICATION' AS role, domain AS d_domain, concern_id AS concern"
                                + " FROM domain_concerns",
                        Where.of("concern_id", "ended_at", "HEX(concern_id)", InspectionHistory.CONCERN))
                .evidence("domain-concerns/{concern}");
    }

    private static HistoryTable spotChecksAsked() {
        return HistoryTable.of(
                        "SPOT_CHECK",
                        "SELECT requested_at AS at, HEX(spot_check_id) AS place, 'REQUESTED' AS what,"
                                + " spot_check_id AS object_id, 'AUTHORITY' AS role, due_at AS d_dueAt, task AS d_task"
                                + " FROM spot_checks",
                        Where.of("spot_check_id", "requested_at", "HEX(spot_check_id)", InspectionHistory.SPOT_CHECK))
                .evidence("spot-checks/{object_id}")
                .link(SPOT_CHECK_LINK);
    }

    private static HistoryTable spotChecksSettled() {
        return HistoryTable.of(
                        "SPOT_CHECK",
                        "SELECT settled_at AS at, HEX(spot_check_id) AS place, 'SETTLED' AS what,"
                                + " spot_check_id AS object_id, 'INSPECTOR' AS role, round AS d_round FROM spot_checks",
                        Where.of("spot_check_id", "settled_at", "HEX(spot_check_id)", InspectionHistory.SPOT_CHECK))
                .evidence("spot-checks/{object_id}")
                .link(SPOT_CHECK_LINK);
    }

    private static HistoryTable spotChecksDecided() {
        return HistoryTable.of(
                        "SPOT_CHECK",
                        "SELECT decided_at AS at, HEX(spot_check_id) AS place, state AS what,"
                                + " spot_check_id AS object_id, 'AUTHORITY' AS role, round AS d_round FROM spot_checks",
                        Where.of("spot_check_id", "decided_at", "HEX(spot_check_id)", InspectionHistory.SPOT_CHECK))
                .evidence("spot-checks/{object_id}")
                .link(SPOT_CHECK_LINK);
    }

    private static HistoryTable tasksMade() {
        return HistoryTable.of(
                        "TASK",
                        "SELECT made_at AS at, HEX(task_id) AS place, 'OPENED' AS what, task_id AS object_id,"
                                + " 'SYSTEM' AS role, kind AS d_kind, topic AS d_topic, finding_id AS d_findingId,"
                                + " campaign_id AS d_campaignId FROM inspection_tasks",
                        Where.of("task_id", "made_at", "HEX(task_id)", InspectionHistory.TASK))
                .evidence("inspection-tasks/{object_id}");
    }

    private static HistoryTable tasksSettled() {
        return HistoryTable.of(
                        "TASK",
                        "SELECT settled_at AS at, HEX(task_id) AS place, COALESCE(outcome, state) AS what,"
                                + " task_id AS object_id, 'INSPECTOR' AS role, settled_by AS account, kind AS d_kind,"
                                + " tries AS d_tries FROM inspection_tasks",
                        Where.of("task_id", "settled_at", "HEX(task_id)", InspectionHistory.TASK))
                .evidence("inspection-tasks/{object_id}");
    }

    private static HistoryTable campaignResults() {
        return HistoryTable.of(
                        "CAMPAIGN_RESULT",
                        "SELECT checked_at AS at, CONCAT(HEX(campaign_id), HEX(check_kind)) AS place, state AS what,"
                                + " service_id AS object_id, CASE WHEN by_person THEN 'INSPECTOR' ELSE 'SYSTEM' END AS role,"
                                + " check_kind AS d_check, campaign_id AS d_campaignId FROM campaign_results",
                        Where.of(
                                "service_id",
                                "checked_at",
                                "CONCAT(HEX(campaign_id), HEX(check_kind))",
                                InspectionHistory.SERVICE))
                .evidence("campaigns/{d_campaignId}")
                .link("/api/v1/campaigns/{d_campaignId}");
    }
}

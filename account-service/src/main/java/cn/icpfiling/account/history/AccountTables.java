package cn.icpfiling.account.history;

import cn.icpfiling.platform.history.HistoryTable;
import cn.icpfiling.platform.history.HistoryTable.Where;
import java.util.List;

/** The tables of this service that hold events of a filing. A row with several times is several events. */
final class AccountTables {

    private static final String TRANSFER_LINK = "/api/v1/filing-transfers/{object_id}";
    private static final String CASE_LINK = "/api/v1/support-cases/{object_id}";
    private static final String CASE_EVIDENCE = "support-cases/{object_id}";
    private static final String NOTICE_EVIDENCE = "notices/{object_id}";

    static final List<HistoryTable> ALL = List.of(
            transfersOpened(),
            transfersConfirmed(),
            transfersEnded(),
            casesOpened(),
            casesDecided(),
            casesEnded(),
            noticesMade(),
            noticesDecided(),
            noticesReported(),
            noticesCalled(),
            webhooksQueued(),
            webhooksDecided());

    private AccountTables() {}

    private static HistoryTable transfersOpened() {
        return HistoryTable.of(
                        "TRANSFER",
                        "SELECT opened_at AS at, HEX(id) AS place, 'OPENED' AS what, id AS object_id,"
                                + " 'APPLICANT' AS role, source_id AS account, partner_id AS d_partner,"
                                + " target_id AS d_target FROM filing_transfers",
                        Where.of("id", "opened_at", "HEX(id)", AccountHistory.TRANSFER))
                .evidence("filing-transfers/{object_id}")
                .link(TRANSFER_LINK);
    }

    private static HistoryTable transfersConfirmed() {
        return HistoryTable.of(
                        "TRANSFER",
                        "SELECT confirmed_at AS at, HEX(id) AS place, 'CONFIRMED' AS what, id AS object_id,"
                                + " 'APPLICANT' AS role, source_id AS account, target_id AS d_target"
                                + " FROM filing_transfers",
                        Where.of("id", "confirmed_at", "HEX(id)", AccountHistory.TRANSFER))
                .evidence("filing-transfers/{object_id}")
                .link(TRANSFER_LINK);
    }

    private static HistoryTable transfersEnded() {
        return HistoryTable.of(
                        "TRANSFER",
                        "SELECT ended_at AS at, HEX(id) AS place, state AS what, id AS object_id, 'SYSTEM' AS role,"
                                + " source_id AS d_source, target_id AS d_target, refusal AS reason"
                                + " FROM filing_transfers",
                        Where.of("id", "ended_at", "HEX(id)", AccountHistory.TRANSFER))
                .evidence("filing-transfers/{object_id}")
                .link(TRANSFER_LINK);
    }

    private static HistoryTable casesOpened() {
        return HistoryTable.of(
                        "CASE",
                        "SELECT opened_at AS at, HEX(id) AS place, 'OPENED' AS what, id AS object_id,"
                                + " 'APPLICANT' AS role, holder_id AS account, kind AS d_kind FROM support_cases",
                        Where.of("id", "opened_at", "HEX(id)", AccountHistory.CASE))
                .evidence(CASE_EVIDENCE)
                .link(CASE_LINK);
    }

    private static HistoryTable casesDecided() {
        return HistoryTable.of(
                        "CASE",
                        "SELECT decided_at AS at, HEX(id) AS place, 'DECIDED' AS what, id AS object_id,"
                                + " 'SUPPORT' AS role, decided_by AS account, proposed_by AS d_proposedBy,"
                                + " kind AS d_kind, reason AS reason FROM support_cases",
                        Where.of("id", "decided_at", "HEX(id)", AccountHistory.CASE))
                .evidence(CASE_EVIDENCE)
                .link(CASE_LINK);
    }

    private static HistoryTable casesEnded() {
        return HistoryTable.of(
                        "CASE",
                        "SELECT ended_at AS at, HEX(id) AS place, state AS what, id AS object_id, 'SYSTEM' AS role,"
                                + " kind AS d_kind FROM support_cases",
                        Where.of("id", "ended_at", "HEX(id)", AccountHistory.CASE))
                .evidence(CASE_EVIDENCE)
                .link(CASE_LINK);
    }

    private static HistoryTable noticesMade() {
        return HistoryTable.of(
                        "NOTICE",
                        "SELECT created_at AS at, HEX(id) AS place, template AS what, id AS object_id, 'SYSTEM' AS role,"
                                + " account_id AS d_account, channel AS d_channel, recipient_kind AS d_recipient,"
                                + " contact_kind AS d_contact, text_version AS d_textVersion FROM notices",
                        Where.of("id", "created_at", "HEX(id)", AccountHistory.NOTICE))
                .evidence(NOTICE_EVIDENCE);
    }

    private static HistoryTable noticesDecided() {
        return HistoryTable.of(
                        "NOTICE",
                        "SELECT decided_at AS at, HEX(id) AS place, fate AS what, id AS object_id, 'SYSTEM' AS role,"
                                + " template AS d_template, channel AS d_channel, attempts AS d_attempts,"
                                + " offered_to AS d_provider, cancel_reason AS reason FROM notices",
                        Where.of("id", "decided_at", "HEX(id)", AccountHistory.NOTICE))
                .evidence(NOTICE_EVIDENCE);
    }

    private static HistoryTable noticesReported() {
        return HistoryTable.of(
                        "NOTICE",
                        "SELECT reported_at AS at, HEX(id) AS place,"
                                + " CASE WHEN failure IS NULL THEN 'DELIVERED' ELSE 'NOT_DELIVERED' END AS what,"
                                + " id AS object_id, 'SYSTEM' AS role, template AS d_template, channel AS d_channel,"
                                + " offered_to AS d_provider, failure AS reason FROM notices",
                        Where.of("id", "reported_at", "HEX(id)", AccountHistory.NOTICE))
                .evidence(NOTICE_EVIDENCE);
    }

    private static HistoryTable noticesCalled() {
        return HistoryTable.of(
                        "NOTICE",
                        "SELECT called_at AS at, HEX(id) AS place, call_outcome AS what, id AS object_id,"
                                + " 'SUPPORT' AS role, template AS d_template, call_tries AS d_tries FROM notices",
                        Where.of("id", "called_at", "HEX(id)", AccountHistory.NOTICE))
                .evidence(NOTICE_EVIDENCE);
    }

    /** Deliveries are found by the event that they carry. */
    private static HistoryTable webhooksQueued() {
        return HistoryTable.of(
                        "WEBHOOK",
                        "SELECT d.created_at AS at, HEX(d.id) AS place, d.type AS what, d.id AS object_id,"
                                + " 'SYSTEM' AS role, d.endpoint_id AS d_endpoint, d.event_id AS d_event,"
                                + " e.owner_id AS d_owner, SUBSTRING(d.traceparent, 4, 32) AS trace_id"
                                + " FROM account_events e"
                                + " JOIN webhook_endpoints w ON w.owner_id = e.owner_id"
                                + " JOIN webhook_deliveries d ON d.endpoint_id = w.id AND d.event_id = e.event_id",
                        Where.of(
                                "e.about_id",
                                "d.created_at",
                                "HEX(d.id)",
                                AccountHistory.ORDER,
                                AccountHistory.SERVICE,
                                AccountHistory.OWNER))
                .evidence("webhook-deliveries/{object_id}")
                .link("/api/v1/webhook-deliveries/{object_id}");
    }

    private static HistoryTable webhooksDecided() {
        return HistoryTable.of(
                        "WEBHOOK",
                        "SELECT d.decided_at AS at, HEX(d.id) AS place, d.state AS what, d.id AS object_id,"
                                + " 'SYSTEM' AS role, d.endpoint_id AS d_endpoint, d.event_id AS d_event,"
                                + " d.attempts AS d_attempts, d.last_status AS d_status, d.last_error AS reason,"
                                + " SUBSTRING(d.traceparent, 4, 32) AS trace_id FROM account_events e"
                                + " JOIN webhook_endpoints w ON w.owner_id = e.owner_id"
                                + " JOIN webhook_deliveries d ON d.endpoint_id = w.id AND d.event_id = e.event_id",
                        Where.of(
                                "e.about_id",
                                "d.decided_at",
                                "HEX(d.id)",
                                AccountHistory.ORDER,
                                AccountHistory.SERVICE,
                                AccountHistory.OWNER))
                .evidence("webhook-deliveries/{object_id}")
                .link("/api/v1/webhook-deliveries/{object_id}");
    }
}

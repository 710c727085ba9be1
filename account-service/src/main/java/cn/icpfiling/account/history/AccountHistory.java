package cn.icpfiling.account.history;

import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.history.HistoryLookup;
import cn.icpfiling.platform.history.HistorySource;
import cn.icpfiling.platform.history.HistoryTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Transfers, cases, notices and deliveries of webhooks. Neither addresses nor texts are among them. */
@ApplicationScoped
class AccountHistory implements HistorySource {

    static final String ORDER = "order";
    static final String OWNER = "owner";
    static final String SERVICE = "service";
    static final String TRANSFER = "transfer";
    static final String CASE = "case";
    static final String NOTICE = "notice";
    private static final String RECOVERY = "recovery";
    private static final String FINDING = "finding";
    private static final String PREFILLED = "prefilled";
    private static final String SUBJECT = "subject";
    private static final String DOMAIN = "domain";
    private static final String NUMBER = "number";

    private final EventTable events;

    AccountHistory(EventTable events) {
        this.events = events;
    }

    /** Whose notices a person read is audited at what they are about: at a finding, too, which no question names. */
    @Override
    public List<HistoryLookup> lookups() {
        return List.of(
                HistoryLookup.of(TRANSFER, "SELECT id FROM filing_transfers WHERE subject_id", OWNER),
                HistoryLookup.of(CASE, "SELECT id FROM support_cases WHERE subject_id", OWNER),
                HistoryLookup.of(CASE, "SELECT id FROM support_cases WHERE filed_as", DOMAIN, NUMBER),
                HistoryLookup.of(RECOVERY, "SELECT id FROM account_recoveries WHERE domain", DOMAIN),
                HistoryLookup.of(
                        NOTICE, "SELECT notice_id FROM notice_objects WHERE kind = 'ORDER' AND object_id", ORDER),
                HistoryLookup.of(
                        NOTICE, "SELECT notice_id FROM notice_objects WHERE kind = 'SUBJECT' AND object_id", SUBJECT),
                HistoryLookup.of(
                        NOTICE, "SELECT notice_id FROM notice_objects WHERE kind = 'SERVICE' AND object_id", SERVICE),
                HistoryLookup.of(
                        NOTICE, "SELECT notice_id FROM notice_objects WHERE kind = 'TRANSFER' AND object_id", TRANSFER),
                HistoryLookup.of(
                        NOTICE, "SELECT notice_id FROM notice_objects WHERE kind = 'SUPPORT_CASE' AND object_id", CASE),
                HistoryLookup.of(
                        NOTICE,
                        "SELECT notice_id FROM notice_objects WHERE kind = 'PREFILLED_ORDER' AND object_id",
                        PREFILLED),
                HistoryLookup.of(
                        FINDING,
                        "SELECT DISTINCT object_id FROM notice_objects WHERE kind = 'FINDING' AND notice_id",
                        NOTICE));
    }

    @Override
    public List<HistoryTable> tables() {
        return AccountTables.ALL;
    }

    /** Events of an earlier release do not name their object until the job has filled it in. */
    @Override
    public boolean isWhole() {
        return !events.lackAbout();
    }

    @Override
    public AuditOfSource audit() {
        return new AuditOfSource(
                "/api/v1/audit/account/entries",
                null,
                List.of(ORDER, OWNER, SERVICE, TRANSFER, CASE, NOTICE, RECOVERY, FINDING, PREFILLED));
    }
}

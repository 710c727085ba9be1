package cn.icpfiling.account.contacts;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountFactTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Tells the contacts that an account still has of a change, and publishes and audits the change. */
@ApplicationScoped
class TellContactChange {

    private final Notices notices;
    private final AccountFactTable facts;
    private final Outbox outbox;
    private final Audit audit;

    TellContactChange(Notices notices, AccountFactTable facts, Outbox outbox, Audit audit) {
        this.notices = notices;
        this.facts = facts;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Call this before the account changes: the notices go to the contacts that it has now.
     *
     * @param act makes the notice unique
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(Account account, NoticeTemplate template, UUID act, Map<String, Object> values) {
        notices.tell(account, template, "contact-change/" + act, values);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void publish(Account account, ContactChanged.Contact changed, String act) {
        outbox.append(ContactChanged.of(account.id(), facts.next(account.id()).orElseThrow(), changed));
        audit.record(Act.of("ACCOUNT." + act, "ACCOUNT", account.id()));
    }
}

package cn.icpfiling.account.closing;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.account.logins.ForgetLogins;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.account.webhooks.DeleteWebhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Deletes what other features keep about an account that is erased. */
@ApplicationScoped
class DeleteAccountData {

    private final NoticeRepository notices;
    private final SessionRepository sessions;
    private final MemberRepository members;
    private final EventLog events;
    private final DeleteWebhooks webhooks;
    private final ForgetLogins logins;

    DeleteAccountData(
            NoticeRepository notices,
            SessionRepository sessions,
            MemberRepository members,
            EventLog events,
            DeleteWebhooks webhooks,
            ForgetLogins logins) {
        this.notices = notices;
        this.sessions = sessions;
        this.members = members;
        this.events = events;
        this.webhooks = webhooks;
        this.logins = logins;
    }

    /** Writes pending changes and detaches all entities, so call it last. */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID account) {
        notices.deleteOf(account);
        sessions.forgetOrigins(account);
        members.deleteOf(account);
        events.deleteOf(account);
        webhooks.of(account);
        logins.handle(account);
    }
}

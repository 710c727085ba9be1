package cn.icpfiling.account.contacts;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.logins.ForgetLogins;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Binds an account to another phone, which is its login from then on, for an owner who lost the old one. Ends all sessions and deletes
 * password, second factor and known devices: the app may have been on the lost phone, and a person who holds that phone may have set
 * them to lock the owner out. The caller has locked the account and has found no other account with the phone. Publishes
 * account.contact-changed.
 */
@ApplicationScoped
public class BindPhone {

    private final AccountContacts contacts;
    private final Phones phones;
    private final EndSessions endSessions;
    private final ForgetLogins logins;
    private final Outbox outbox;
    private final Audit audit;

    BindPhone(
            AccountContacts contacts,
            Phones phones,
            EndSessions endSessions,
            ForgetLogins logins,
            Outbox outbox,
            Audit audit) {
        this.contacts = contacts;
        this.phones = phones;
        this.endSessions = endSessions;
        this.logins = logins;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Writes pending changes and detaches all entities, so call it last.
     *
     * @param phone E.164
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Account account, String phone) {
        account.bindPhone(contacts.encryptedPhone(account.id(), phone), phones.indexOf(phone));
        endSessions.endAll(account.id(), Session.End.PHONE_CHANGED);
        audit.record(Act.of("ACCOUNT.CHANGE_PHONE", "ACCOUNT", account.id()));
        outbox.append(ContactChanged.of(account.id(), account.nextFact(), ContactChanged.Contact.PHONE));
        logins.handle(account.id());
    }
}

package cn.icpfiling.account.closing;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Opens an account again that came to hold something while it was closed. Its sessions stay ended, its memberships are as they were. */
@ApplicationScoped
class ReopenAccount {

    private static final Logger LOG = Logger.getLogger(ReopenAccount.class);

    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final Phones phones;
    private final EndAccess endAccess;
    private final Audit audit;

    ReopenAccount(
            AccountRepository accounts, AccountContacts contacts, Phones phones, EndAccess endAccess, Audit audit) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.phones = phones;
        this.endAccess = endAccess;
        this.audit = audit;
    }

    /**
     * Does nothing if the account is open again already.
     *
     * @param why a code, for the audit
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID id, String why) {
        var account = accounts.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (account.status() != AccountStatus.CLOSED) {
            return;
        }
        var phone = phones.indexOf(contacts.phoneOf(account));
        if (accounts.idOfPhone(phone).isPresent()) {
            // The phone was free for a moment; the support answers the holder, as the data are kept.
            account.settled();
            endAccess.endMemberships(id);
            LOG.warnf("The account %s stays closed, because another one has its phone", id);
            return;
        }
        account.reopen(phone);
        audit.record(Act.of("ACCOUNT.REOPEN", "ACCOUNT", id).because(why));
    }
}

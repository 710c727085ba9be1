package cn.icpfiling.account.recovery;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/**
 * Sends the login name, which is the phone number, to the phone and mail of the account itself (docs/trade.md 3.8).
 * So the owner also learns of the request. The SMS does not name its own number, and the mail masks it, so the
 * providers of SMS and mail learn nothing. A partner signs in for its customer, so the message refers a customer to
 * that partner.
 */
@ApplicationScoped
class LoginNameNotice {

    private static final String HOME = "+86";

    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final Notices notices;
    private final Audit audit;

    LoginNameNotice(AccountRepository accounts, AccountContacts contacts, Notices notices, Audit audit) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.notices = notices;
        this.audit = audit;
    }

    /** Returns whether the account has a login name; one of a partner's customer has none. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean send(UUID holder, String domain, String cause) {
        var account = accounts.findByIdOptional(holder).orElse(null);
        if (account == null) {
            return true;
        }
        if (account.hasLoginPhone()) {
            var login = Masks.phone(national(contacts.phoneOf(account)));
            notices.tell(account, NoticeTemplate.LOGIN_NAME_FOUND, cause, Map.of("login", login, "domain", domain));
        } else {
            notices.tell(account, NoticeTemplate.RECOVERY_BY_PARTNER, cause, Map.of("domain", domain));
        }
        audit.record(Act.of("ACCOUNT.TELL_LOGIN_NAME", "ACCOUNT", holder));
        return account.hasLoginPhone();
    }

    private static String national(String e164) {
        return e164.startsWith(HOME) ? e164.substring(HOME.length()) : e164;
    }
}

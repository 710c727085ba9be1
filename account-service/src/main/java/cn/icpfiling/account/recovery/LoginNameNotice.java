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
 * that partner, or to the support while the partner is suspended.
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

    /** What the account was told. */
    enum Told {
        LOGIN_NAME,
        /** That a partner filed for it: a customer has no login name. */
        PARTNER,
        /** There is no account, or no login to it: it was closed. */
        NOTHING
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Told send(UUID holder, String domain, String cause) {
        var account = accounts.findByIdOptional(holder).orElse(null);
        if (account == null) {
            return Told.NOTHING;
        }
        if (account.partner() != null) {
            notices.tell(account, NoticeTemplate.RECOVERY_BY_PARTNER, cause, Map.of("domain", domain));
            return Told.PARTNER;
        }
        if (!account.hasLoginPhone()) {
            return Told.NOTHING;
        }
        var login = Masks.phone(national(contacts.phoneOf(account)));
        notices.tell(account, NoticeTemplate.LOGIN_NAME_FOUND, cause, Map.of("login", login, "domain", domain));
        audit.record(Act.of("ACCOUNT.TELL_LOGIN_NAME", "ACCOUNT", holder));
        return Told.LOGIN_NAME;
    }

    private static String national(String e164) {
        return e164.startsWith(HOME) ? e164.substring(HOME.length()) : e164;
    }
}

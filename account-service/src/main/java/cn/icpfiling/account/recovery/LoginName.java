package cn.icpfiling.account.recovery;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/**
 * Tells an account's own phone and mail its login name, which is that phone (docs/trade.md 3.8); so the owner also learns that somebody
 * asked. An SMS need not name the number that it comes to, a mail names it masked: providers of mail and SMS learn nothing. A holder whom nobody signs in for, a partner's customer, is told to turn to that partner.
 */
@ApplicationScoped
class LoginName {

    private static final String HOME = "+86";

    private final Accounts accounts;
    private final AccountContacts contacts;
    private final Notices notices;
    private final Audit audit;

    LoginName(Accounts accounts, AccountContacts contacts, Notices notices, Audit audit) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.notices = notices;
        this.audit = audit;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tell(UUID holder, String domain, String cause) {
        var account = accounts.findByIdOptional(holder).orElse(null);
        if (account == null) return;
        if (account.hasPhoneToEnterWith()) {
            var login = Masks.phone(national(contacts.phoneOf(account)));
            notices.tell(account, NoticeTemplate.LOGIN_NAME_FOUND, cause, Map.of("login", login, "domain", domain));
        } else {
            notices.tell(account, NoticeTemplate.RECOVERY_BY_PARTNER, cause, Map.of("domain", domain));
        }
        audit.record(Act.of("ACCOUNT.TELL_LOGIN_NAME", "ACCOUNT", holder));
    }

    private static String national(String e164) {
        return e164.startsWith(HOME) ? e164.substring(HOME.length()) : e164;
    }
}

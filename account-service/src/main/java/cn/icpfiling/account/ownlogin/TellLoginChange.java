package cn.icpfiling.account.ownlogin;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Tells the holder's contacts of a change of the ways to sign in, and audits it. */
@ApplicationScoped
class TellLoginChange {

    private final Notices notices;
    private final Audit audit;

    TellLoginChange(Notices notices, Audit audit) {
        this.notices = notices;
        this.audit = audit;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handle(Account account, NoticeTemplate template, String act) {
        notices.tell(account, template, "login-change/" + Ids.next(), Map.of());
        audit.record(Act.of("ACCOUNT." + act, "ACCOUNT", account.id()));
    }
}

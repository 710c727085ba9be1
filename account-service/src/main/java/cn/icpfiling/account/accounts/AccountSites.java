package cn.icpfiling.account.accounts;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountSite;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Shows and changes the site of an account. Accounts open on the China site: the region of a phone does not tell the
 * site, because residents of Hong Kong, Macao and Taiwan file on the China site too. So an administrator decides.
 */
@ApplicationScoped
class AccountSites {

    private final AccountRepository accounts;
    private final Audit audit;

    AccountSites(AccountRepository accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** @param version of the account */
    record Shown(AccountSite site, int version) {}

    @Transactional
    Shown of(UUID id) {
        return shown(accounts.findByIdOptional(id).orElseThrow(AccountSites::unknown));
    }

    @Transactional
    Shown change(UUID id, IfMatch ifMatch, AccountSite site) {
        var account =
                accounts.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(AccountSites::unknown);
        ifMatch.require(account.version());
        audit.record(Act.of("ACCOUNT.CHANGE_SITE", "ACCOUNT", id)
                .with("before", account.site())
                .with("after", site));
        account.changeSite(site);
        accounts.flush();
        return shown(account);
    }

    private static Shown shown(Account account) {
        return new Shown(account.site(), account.version());
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}

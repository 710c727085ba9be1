package cn.icpfiling.account.closing;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.logins.ForgetLogins;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.webhooks.DeleteWebhooks;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Closes an account in two transactions, between which filing-service is asked again. */
@ApplicationScoped
class EndAccount {

    private final AccountRepository accounts;
    private final Notices notices;
    private final EndAccess endAccess;
    private final DeleteWebhooks webhooks;
    private final ForgetLogins logins;
    private final Audit audit;
    private final Clock clock;
    private final Duration eraseAfter;

    EndAccount(
            AccountRepository accounts,
            Notices notices,
            EndAccess endAccess,
            DeleteWebhooks webhooks,
            ForgetLogins logins,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "icp.accounts.erase-after") Duration eraseAfter) {
        this.accounts = accounts;
        this.notices = notices;
        this.endAccess = endAccess;
        this.webhooks = webhooks;
        this.logins = logins;
        this.audit = audit;
        this.clock = clock;
        this.eraseAfter = eraseAfter;
    }

    /**
     * Ends sign-in and sessions, also those of members, so that the account opens no order any more. What a refused closing cannot give
     * back stays until the closing is settled.
     *
     * @param unsettledUntil when the job settles the closing, if the caller has not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void close(Account account, Instant unsettledUntil) {
        account.close(clock.instant(), unsettledUntil);
        endAccess.endSessions(account.id());
        audit.record(Act.of("ACCOUNT.CLOSE", "ACCOUNT", account.id()));
    }

    /** Tells the holder and deletes what the account signed in with, once. If it is not called, {@link SettleClosedAccounts} calls it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void settle(UUID id) {
        var account = accounts.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (!account.isUnsettled()) {
            return;
        }
        account.settled();
        endAccess.endMemberships(id);
        notices.tell(
                account, NoticeTemplate.ACCOUNT_CLOSED, "account-closed/" + id, Map.of("days", eraseAfter.toDays()));
        webhooks.of(id);
        logins.handle(id);
    }
}

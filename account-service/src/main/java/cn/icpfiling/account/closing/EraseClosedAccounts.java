package cn.icpfiling.account.closing;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Deletes the personal data of accounts that were closed long enough ago. Two replicas may run it at once: the row is
 * locked, and the second finds it done. Each run goes through all pages, so accounts that must be kept hold no others up.
 */
@ApplicationScoped
class EraseClosedAccounts {

    private static final Logger LOG = Logger.getLogger(EraseClosedAccounts.class);
    private static final int AT_ONCE = 100;

    private final AccountRepository accounts;
    private final DeleteAccountData data;
    private final FilingCheck filings;
    private final EndAccess access;
    private final Audit audit;
    private final Clock clock;
    private final Duration eraseAfter;

    EraseClosedAccounts(
            AccountRepository accounts,
            DeleteAccountData data,
            FilingCheck filings,
            EndAccess access,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "icp.accounts.erase-after") Duration eraseAfter) {
        this.accounts = accounts;
        this.data = data;
        this.filings = filings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.eraseAfter = eraseAfter;
    }

    @Scheduled(every = "1h", delayed = "12m", concurrentExecution = ConcurrentExecution.SKIP)
    void eraseDue() {
        var before = clock.instant().minus(eraseAfter);
        Account last = null;
        List<Account> page;
        do {
            page = pageAfter(last, before);
            page.forEach(account -> erase(account.id()));
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == AT_ONCE);
    }

    private List<Account> pageAfter(Account last, Instant before) {
        return UnitOfWork.in(() -> accounts.closedBefore(before, last, AT_ONCE));
    }

    private void erase(UUID id) {
        try {
            var obstacle = filings.obstacle(id);
            if (obstacle.isPresent()) {
                LOG.warnf("The closed account %s is not erased: %s", id, obstacle.get());
                return;
            }
            UnitOfWork.run(() -> accounts.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                    .filter(account -> account.erasedAt() == null)
                    .ifPresent(this::erase));
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The closed account %s is not erased yet: %s",
                    id, trouble.getClass().getSimpleName());
        }
    }

    private void erase(Account account) {
        account.erase(clock.instant());
        audit.record(Act.of("ACCOUNT.ERASE", "ACCOUNT", account.id()));
        // A replica of the earlier release that settled the closing left them.
        access.endMemberships(account.id());
        // Last, because it detaches all entities. A replica that died while it closed the account left them.
        data.handle(account.id());
    }
}

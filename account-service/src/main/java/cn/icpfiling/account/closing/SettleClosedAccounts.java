package cn.icpfiling.account.closing;

import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Completes the closings that a replica left half done: asks both services again, and then opens the account or settles the closing. It
 * claims accounts under a lease in their rows; while one of them is silent it tries again when the lease ends.
 */
@ApplicationScoped
class SettleClosedAccounts implements DueJobs {

    /** Longer than a replica needs to close an account. If it needs longer after all, the second to settle finds it done. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(SettleClosedAccounts.class);
    /** The questions to two silent services take 17 seconds at most, repeats included, and all of them must fit into the lease. */
    private static final int AT_ONCE = 3;

    private final AccountRepository accounts;
    private final FilingCheck filings;
    private final EndAccount end;
    private final ReopenAccount reopen;
    private final Clock machine;

    SettleClosedAccounts(
            AccountRepository accounts,
            FilingCheck filings,
            EndAccount end,
            ReopenAccount reopen,
            @MachineClock Clock machine) {
        this.accounts = accounts;
        this.filings = filings;
        this.end = end;
        this.reopen = reopen;
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "settle-closed-accounts",
            every = "20s",
            delayed = "20s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void runDue() {
        List<UUID> due;
        do {
            due = UnitOfWork.in(this::claim);
            due.forEach(this::settle);
        } while (due.size() == AT_ONCE);
    }

    private List<UUID> claim() {
        var now = machine.instant();
        return accounts.claimUnsettled(now, now.plus(LEASE), AT_ONCE);
    }

    private void settle(UUID id) {
        try {
            var obstacle = filings.obstacle(id);
            UnitOfWork.run(() -> obstacle.ifPresentOrElse(why -> reopen.handle(id, why.name()), () -> end.settle(id)));
        } catch (RuntimeException failure) {
            // The lease in the row ends, and the account is due again; the others of the run go on.
            LOG.warnf(
                    "The closing of account %s is settled later: %s",
                    id, failure.getClass().getSimpleName());
        }
    }
}

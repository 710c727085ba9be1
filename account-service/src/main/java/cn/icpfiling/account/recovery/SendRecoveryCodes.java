package cn.icpfiling.account.recovery;

import cn.icpfiling.account.store.AccountRecoveryRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Sends requested recovery codes to the phones in the filings. Without a filing or a phone nothing is sent. The job
 * runs every second and is never woken by a request, so that its load reveals nothing about a request. It claims
 * recoveries under a lease in the database. After a crash there is at worst a second try, and the notice is unique by
 * its code.
 */
@ApplicationScoped
class SendRecoveryCodes {

    private static final Logger LOG = Logger.getLogger(SendRecoveryCodes.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 16;

    private final AccountRecoveryRepository recoveries;
    private final FindFiling findFiling;
    private final DeliverRecoveryCode deliver;
    private final RetryRecoveryCode retry;
    private final Clock machine;

    SendRecoveryCodes(
            AccountRecoveryRepository recoveries,
            FindFiling findFiling,
            DeliverRecoveryCode deliver,
            RetryRecoveryCode retry,
            @MachineClock Clock machine) {
        this.recoveries = recoveries;
        this.findFiling = findFiling;
        this.deliver = deliver;
        this.retry = retry;
        this.machine = machine;
    }

    private record Due(UUID id, String domain) {}

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void sendDue() {
        List<Due> due;
        do {
            due = UnitOfWork.in(this::claim);
            sendAll(due);
        } while (due.size() == AT_ONCE);
    }

    private void sendAll(List<Due> due) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> executor.execute(() -> send(one)));
        }
    }

    private List<Due> claim() {
        var now = machine.instant();
        return recoveries.claim(now, now.plus(LEASE), AT_ONCE).stream()
                .map(recovery -> new Due(recovery.id(), recovery.domain()))
                .toList();
    }

    private void send(Due due) {
        try {
            var filing = findFiling.of(due.domain());
            UnitOfWork.run(() -> deliver.handle(due.id(), filing));
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The code of recovery %s was not sent: %s",
                    due.id(), trouble.getClass().getSimpleName());
            UnitOfWork.run(() -> retry.handle(due.id()));
        }
    }
}

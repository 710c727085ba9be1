package cn.icpfiling.legacy.retention;

import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.legacy.store.OrderAbandonmentRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Deletes imports, mailbox resets and abandonments 180 days after their end, as account-service deletes cases. The deletion may be
 * repeated, so replicas need no lease.
 */
@ApplicationScoped
class DeleteEnded {

    static final Duration AGE = Duration.ofDays(180);

    private final LegacyImportRepository imports;
    private final MailboxResetRepository resets;
    private final OrderAbandonmentRepository abandonments;
    private final Clock clock;

    DeleteEnded(
            LegacyImportRepository imports,
            MailboxResetRepository resets,
            OrderAbandonmentRepository abandonments,
            Clock clock) {
        this.imports = imports;
        this.resets = resets;
        this.abandonments = abandonments;
        this.clock = clock;
    }

    @Scheduled(
            identity = "delete-ended-legacy-imports",
            every = "6h",
            delayed = "13m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        var before = clock.instant().minus(AGE);
        UnitOfWork.run(() -> imports.deleteEndedBefore(before));
        UnitOfWork.run(() -> resets.deleteEndedBefore(before));
        UnitOfWork.run(() -> abandonments.deleteEndedBefore(before));
    }
}

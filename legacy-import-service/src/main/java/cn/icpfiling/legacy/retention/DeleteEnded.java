package cn.icpfiling.legacy.retention;

import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.legacy.store.OrderAbandonmentRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Deletes imports, mailbox resets, abandonments and comparisons 180 days after their end, as account-service deletes cases. The deletion may be
 * repeated, so replicas need no lease.
 */
@ApplicationScoped
class DeleteEnded {

    static final Duration AGE = Duration.ofDays(180);

    private final LegacyImportRepository imports;
    private final MailboxResetRepository resets;
    private final OrderAbandonmentRepository abandonments;
    private final LatePaperRepository latePapers;
    private final ComparisonTable comparisons;
    private final Clock clock;
    private final Clock machine;

    DeleteEnded(
            LegacyImportRepository imports,
            MailboxResetRepository resets,
            OrderAbandonmentRepository abandonments,
            LatePaperRepository latePapers,
            ComparisonTable comparisons,
            Clock clock,
            @MachineClock Clock machine) {
        this.imports = imports;
        this.resets = resets;
        this.abandonments = abandonments;
        this.latePapers = latePapers;
        this.comparisons = comparisons;
        this.clock = clock;
        this.machine = machine;
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
        UnitOfWork.run(() -> comparisons.deleteBefore(before));
        UnitOfWork.run(() -> latePapers.deleteEndedBefore(machine.instant().minus(AGE)));
    }
}

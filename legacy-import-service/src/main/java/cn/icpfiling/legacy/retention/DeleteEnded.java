package cn.icpfiling.legacy.retention;

import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.legacy.store.OrderAbandonmentRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Deletes imports, mailbox resets, abandonments, late papers and comparisons 180 days after their end, as account-service deletes cases. One
 * replica at a time, and few rows in a transaction: half a year after many holders have come from the old platform, many rows are due at
 * once, and one transaction of all of them would run into its timeout.
 */
@ApplicationScoped
class DeleteEnded {

    static final Duration AGE = Duration.ofDays(180);
    static final int AT_ONCE = 1_000;

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final LegacyImportRepository imports;
    private final MailboxResetRepository resets;
    private final OrderAbandonmentRepository abandonments;
    private final LatePaperRepository latePapers;
    private final ComparisonTable comparisons;
    private final LeasedJob job;
    private final Clock clock;
    private final Clock machine;

    DeleteEnded(
            LegacyImportRepository imports,
            MailboxResetRepository resets,
            OrderAbandonmentRepository abandonments,
            LatePaperRepository latePapers,
            ComparisonTable comparisons,
            Sql sql,
            Clock clock,
            @MachineClock Clock machine) {
        this.imports = imports;
        this.resets = resets;
        this.abandonments = abandonments;
        this.latePapers = latePapers;
        this.comparisons = comparisons;
        this.job = new LeasedJob(sql, "legacy_leases", "ended", LEASE);
        this.clock = clock;
        this.machine = machine;
    }

    @Scheduled(
            identity = "delete-ended-legacy-imports",
            every = "6h",
            delayed = "13m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        job.run(this::deleteAll);
    }

    private void deleteAll(Lease lease) {
        var before = clock.instant().minus(AGE);
        var byMachine = machine.instant().minus(AGE);
        inBites(lease, () -> imports.deleteEndedBefore(before, AT_ONCE));
        inBites(lease, () -> resets.deleteEndedBefore(before, AT_ONCE));
        inBites(lease, () -> abandonments.deleteEndedBefore(before, AT_ONCE));
        inBites(lease, () -> comparisons.deleteEndedBefore(before, AT_ONCE));
        inBites(lease, () -> latePapers.deleteEndedBefore(byMachine, AT_ONCE));
    }

    private static void inBites(Lease lease, Callable<Integer> bite) {
        var deleted = AT_ONCE;
        while (deleted == AT_ONCE && lease.keep()) {
            deleted = UnitOfWork.in(bite);
        }
    }
}

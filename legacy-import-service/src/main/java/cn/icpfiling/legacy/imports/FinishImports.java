package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.imports.ImportState;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
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
 * Goes on with confirmed imports whose hand-over has no result, under a lease in their rows, and expires verified ones that
 * were not confirmed. An import that fails keeps no other one waiting.
 */
@ApplicationScoped
class FinishImports implements DueJobs {

    private static final Logger LOG = Logger.getLogger(FinishImports.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 50;

    private final LegacyImportRepository imports;
    private final SettleImport settle;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    FinishImports(
            LegacyImportRepository imports,
            SettleImport settle,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.imports = imports;
        this.settle = settle;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "finish-legacy-imports",
            every = "{icp.legacy.imports.every}",
            delayed = "15s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void runDue() {
        expireOverdue();
        // What this run has tried is due after its start again, so a row that stays is tried once a run.
        var start = machine.instant();
        List<UUID> due;
        do {
            due = UnitOfWork.in(() -> imports.claim(start, machine.instant().plus(LEASE), AT_ONCE));
            due.forEach(id -> each(id, () -> settle.handle(id)));
        } while (due.size() == AT_ONCE);
    }

    private void expireOverdue() {
        for (var id : UnitOfWork.in(() -> imports.expired(clock.instant(), AT_ONCE))) {
            each(
                    id,
                    () -> UnitOfWork.run(() -> imports.locked(id)
                            .filter(found -> found.state() == ImportState.VERIFIED
                                    && found.stateAt(clock.instant()) == ImportState.EXPIRED)
                            .ifPresent(found ->
                                    audit.record(Act.of(found.expire(clock.instant()), "LEGACY_IMPORT", found.id())))));
        }
    }

    private static void each(UUID id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException trouble) {
            LOG.warnf("The import %s stays for now: %s", id, trouble.getClass().getSimpleName());
        }
    }
}

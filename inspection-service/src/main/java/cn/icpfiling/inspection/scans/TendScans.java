package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanAct;
import cn.icpfiling.inspection.core.scans.ScanLifecycle;
import cn.icpfiling.inspection.core.scans.ScanRole;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Starts scans that are due, plans their shards, and judges them when all shards are done; on one replica at a time. */
@ApplicationScoped
class TendScans implements DueJobs {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final ScanTable scans;
    private final ScanShardTable shards;
    private final ScanSchedule schedule;
    private final StartScan startScan;
    private final PlanShards planShards;
    private final JudgeScan judgeScan;
    private final LeasedJob job;

    TendScans(
            ScanTable scans,
            ScanShardTable shards,
            ScanSchedule schedule,
            StartScan startScan,
            PlanShards planShards,
            JudgeScan judgeScan,
            Sql sql) {
        this.scans = scans;
        this.shards = shards;
        this.schedule = schedule;
        this.startScan = startScan;
        this.planShards = planShards;
        this.judgeScan = judgeScan;
        this.job = new LeasedJob(sql, ScanShardTable.LEASES, "scans", LEASE);
    }

    @Override
    @Scheduled(identity = "scans", every = "{icp.scan.tend}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        var active = scans.active();
        if (active.isEmpty() && schedule.isDue(scans.newest())) {
            startScan.bySchedule();
        }
        scans.active().ifPresent(scan -> tend(scan, lease));
    }

    private void tend(Scan scan, Lease lease) {
        if (scan.state() == ScanState.RUNNING) {
            while (lease.keep() && planShards.next(scan.id())) {
                // The next shard begins where this one ended.
            }
            if (!isReadyToJudge(scan.id())) {
                if (!shards.stalled(scan.id()).isEmpty()) {
                    planShards.wake(scan.id());
                }
                return;
            }
        }
        if (scan.state() != ScanState.PAUSED) {
            judgeScan.handle(scans.find(scan.id()).orElseThrow(), lease);
        }
    }

    private boolean isReadyToJudge(UUID id) {
        return UnitOfWork.in(() -> {
            var scan = scans.locked(id).orElseThrow();
            if (scan.state() != ScanState.RUNNING || !scan.planned() || shards.hasWaiting(id)) {
                return false;
            }
            scans.become(
                    id,
                    ScanLifecycle.table()
                            .step(scan.state(), ScanAct.JUDGE, ScanRole.SYSTEM)
                            .to());
            return true;
        });
    }
}

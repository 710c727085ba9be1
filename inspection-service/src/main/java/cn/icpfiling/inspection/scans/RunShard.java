package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanShard;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at the domains of one shard and stores what changed. The results are written under the shard's lease alone, in
 * batches, and the last write marks the shard as done. A replica that dies or loses the lease leaves a shard that is not
 * done; the next one repeats it and comes to the same states.
 */
@ApplicationScoped
class RunShard {
    private static final long WATCH_MILLIS = 1000;

    private final ScanTable scans;
    private final ScanShardTable shards;
    private final ScannedSiteTable sites;
    private final ScanTerms scanTerms;
    private final EngineTurn turn;
    private final WriteLooks writeLooks;
    private final ScanConfig config;
    private final Sql sql;

    RunShard(
            ScanTable scans,
            ScanShardTable shards,
            ScannedSiteTable sites,
            ScanTerms scanTerms,
            EngineTurn turn,
            WriteLooks writeLooks,
            ScanConfig config,
            Sql sql) {
        this.scans = scans;
        this.shards = shards;
        this.sites = sites;
        this.scanTerms = scanTerms;
        this.turn = turn;
        this.writeLooks = writeLooks;
        this.config = config;
        this.sql = sql;
    }

    /** Returns when the shard is done or not wanted; 503 when another try has to follow. */
    void handle(UUID id) {
        if (shards.find(id).isEmpty()) {
            // The event may be faster than the row, which another node of the database has.
            throw new ProblemException(CommonProblem.SERVICE_BUSY);
        }
        if (wanted(id).isEmpty() || !turn.await(() -> wanted(id).isPresent())) {
            return;
        }
        try {
            var lease = new Lease(sql, ScanShardTable.LEASES, id.toString(), config.shardLease());
            if (!lease.acquire()) {
                requireUnwanted(id);
                return;
            }
            try {
                work(id, lease);
            } finally {
                lease.release();
            }
        } finally {
            turn.end();
        }
    }

    private Optional<ScanShard> wanted(UUID id) {
        return shards.find(id)
                .filter(shard -> !shard.done())
                .filter(shard -> scanOf(shard)
                        .filter(scan -> scan.state() == ScanState.RUNNING)
                        .isPresent());
    }

    private Optional<Scan> scanOf(ScanShard shard) {
        return scans.find(shard.scanId());
    }

    /** The work ended early. That is right if the scan was paused or cancelled, or another replica has done the shard. */
    private void requireUnwanted(UUID id) {
        if (wanted(id).isPresent()) {
            throw new ProblemException(CommonProblem.SERVICE_BUSY);
        }
    }

    private void work(UUID id, Lease lease) {
        var found = wanted(id);
        if (found.isEmpty()) {
            return;
        }
        var shard = found.get();
        var scan = scanOf(shard).orElseThrow();
        var terms = scanTerms.now();
        var exemptions = terms.rule().policy().exemptions();
        var inShard = sites.range(shard.after(), shard.upTo(), exemptions);
        var run = turn.begin(terms);
        var task = new FutureTask<>(() -> run.run(inShard, config.longest()));
        Thread.ofPlatform().name("scan-engine").start(task);
        var result = watched(task, run, id, lease);
        var written =
                result.complete() ? writeLooks.handle(lease, scan.number(), result.looks()) : Optional.<Long>empty();
        var ended = written.flatMap(count -> lease.fenced(() -> {
            sites.forgetOthers(shard.after(), shard.upTo(), exemptions);
            scans.freeze(scan.id(), id.toString(), result.groups());
            shards.done(id, inShard.size(), result.totals().writing(count));
            return true;
        }));
        if (ended.isEmpty()) {
            requireUnwanted(id);
        }
    }

    /** Keeps the lease and notes the progress while the engine runs, and ends the run when it is not wanted any more. */
    private LookRun.Result watched(FutureTask<LookRun.Result> task, LookRun run, UUID id, Lease lease) {
        var rate = new RecentRate(System.nanoTime());
        try {
            while (true) {
                try {
                    return task.get(WATCH_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException running) {
                    var seen = run.seen();
                    var recent = rate.at(System.nanoTime(), run.answered());
                    if (!lease.renewing(() -> shards.seen(id, seen, recent))
                            || wanted(id).isEmpty()) {
                        run.cancel();
                    }
                }
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(CommonProblem.SERVICE_BUSY).causedBy(e);
        } finally {
            run.cancel();
        }
    }
}

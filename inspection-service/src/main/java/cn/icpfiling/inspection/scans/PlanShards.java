package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanShard;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Plans the shards of a scan, one a transaction, each with its event. A planner that dies is followed where it ended. */
@ApplicationScoped
class PlanShards {
    private static final long FIRST_DISPATCH = 1;

    private final ScanTable scans;
    private final ScanShardTable shards;
    private final ScannedSiteTable sites;
    private final ScanTerms terms;
    private final Outbox outbox;
    private final DispatchAgain dispatchAgain;
    private final ScanConfig config;

    PlanShards(
            ScanTable scans,
            ScanShardTable shards,
            ScannedSiteTable sites,
            ScanTerms terms,
            Outbox outbox,
            DispatchAgain dispatchAgain,
            ScanConfig config) {
        this.scans = scans;
        this.shards = shards;
        this.sites = sites;
        this.terms = terms;
        this.outbox = outbox;
        this.dispatchAgain = dispatchAgain;
        this.config = config;
    }

    /** Plans the next shard. Returns whether another one may follow. */
    boolean next(UUID id) {
        var exemptions = terms.rule().policy().exemptions();
        return UnitOfWork.in(() -> {
            var scan = scans.locked(id).orElseThrow();
            if (scan.state() != ScanState.RUNNING || scan.planned()) {
                return false;
            }
            var range = sites.nextRange(scan.plannedTo(), exemptions, config.shardSize());
            if (range.isEmpty()) {
                scans.endPlan(id);
                return false;
            }
            return plan(scan, range.get());
        });
    }

    /** Sends the shards again that wait although no replica works on the scan. */
    void wake(UUID id) {
        UnitOfWork.run(() -> {
            if (scans.locked(id).orElseThrow().state() == ScanState.RUNNING) {
                dispatchAgain.handle(shards.stalled(id));
            }
        });
    }

    /** The last range has no end, so that domains filed during the scan belong to it. */
    private boolean plan(Scan scan, ScannedSiteTable.Range range) {
        var more = range.domains() == config.shardSize();
        var shard = new ScanShard(
                Ids.next(),
                scan.id(),
                scan.plannedTo(),
                more ? range.upTo() : null,
                range.domains(),
                FIRST_DISPATCH,
                false);
        shards.insert(shard);
        scans.plan(scan.id(), range.upTo(), range.domains(), !more);
        outbox.append(ShardEventData.of(shard));
        return more;
    }
}

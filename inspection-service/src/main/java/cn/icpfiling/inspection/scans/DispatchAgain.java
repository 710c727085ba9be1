package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.ScanShard;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Sends shards to the consumers once more. */
@ApplicationScoped
class DispatchAgain {
    private final ScanShardTable shards;
    private final Outbox outbox;

    DispatchAgain(ScanShardTable shards, Outbox outbox) {
        this.shards = shards;
        this.outbox = outbox;
    }

    /** The caller has locked the scan. */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(List<ScanShard> again) {
        for (var shard : again) {
            var dispatch = shard.dispatch() + 1;
            shards.dispatch(shard.id(), dispatch);
            outbox.append(ShardEventData.of(new ScanShard(
                    shard.id(), shard.scanId(), shard.after(), shard.upTo(), shard.domains(), dispatch, false)));
        }
    }
}

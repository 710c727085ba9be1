package cn.icpfiling.inspection.scans;

import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Works on the shards that the consumer group gives to this replica. The inbox keeps polling meanwhile, so a shard may
 * take longer than the broker waits for a member of the group. The results are stored under the shard's lease, so the
 * effect beside the inbox row is empty: an event that comes again finds its shard done.
 */
@ApplicationScoped
class ScanShards implements EventHandler {
    private final RunShard runShard;

    ScanShards(RunShard runShard) {
        this.runShard = runShard;
    }

    @Override
    public String topic() {
        return ShardEventData.TOPIC;
    }

    @Override
    public String purpose() {
        return "scan-shards";
    }

    @Override
    public Set<String> types() {
        return Set.of(ShardEventData.TYPE);
    }

    /** Each event says the same: work on the shard unless it is done. */
    @Override
    public Needs needs() {
        return Needs.NEWEST;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        runShard.handle(event.as(ShardEventData.class).shardId());
        return () -> {};
    }
}

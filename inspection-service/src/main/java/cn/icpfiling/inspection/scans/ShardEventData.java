package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.ScanShard;
import cn.icpfiling.platform.outbox.OutboxEvent;
import java.util.UUID;

/** The data of inspection.scan-shard.dispatched. Each dispatch of a shard is one event; the shard's own id is the key. */
record ShardEventData(UUID scanId, UUID shardId, long domains) {
    static final String TOPIC = "icp.inspection.scan-shard.v1";
    static final String TYPE = "inspection.scan-shard.dispatched";

    static OutboxEvent of(ScanShard shard) {
        return new OutboxEvent(
                TOPIC,
                shard.id().toString(),
                TYPE,
                shard.id(),
                shard.dispatch(),
                new ShardEventData(shard.scanId(), shard.id(), shard.domains()));
    }
}
